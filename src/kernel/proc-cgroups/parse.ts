import { parseColumns, type Parsed, type TableRecord } from '../../text/index.ts';
import type { ParseContext } from '../kernel-file.ts';
import { metricFinder, ruleOf } from '../metric-rule.ts';
import { notingCuts } from '../note-cut.ts';
import { metrics } from './metrics.ts';

const find = metricFinder(metrics);

// #subsys_name	hierarchy	num_cgroups	enabled
// memory	0	25	1
/** Parses /proc/cgroups: a row for each controller. */
export const parseCgroups = notingCuts((bytes: Uint8Array, context: ParseContext): Parsed<TableRecord> =>
  parseColumns(bytes, {
    header: (text) =>
      text.startsWith('#')
        ? text
            .slice(1)
            .trimStart()
            .split(/[ \t]+/u)
        : undefined,
    rule: (column) => {
      const found = find(column);
      return found === undefined ? undefined : { ...ruleOf(found.doc, context), unsigned: true };
    },
    label: 'subsys_name',
  }),
);
