import { decodeName, encodeName, parseColumns, unescapeOctal, type Parsed, type TableRecord } from '../../text/index.ts';
import type { ParseContext } from '../kernel-file.ts';
import { metricFinder, ruleOf } from '../metric-rule.ts';
import { notingCuts } from '../note-cut.ts';
import { metrics } from './metrics.ts';

const find = metricFinder(metrics);

// /dev/vdc                                partition	196604		46356		-2
/** Parses swaps: a row for each active area, labelled with its path (blanks and newlines of which the kernel prints in octal). */
export const parseSwaps = notingCuts((bytes: Uint8Array, context: ParseContext): Parsed<TableRecord> =>
  parseColumns(bytes, {
    header: (text) => (text.startsWith('Filename') ? text.split(/[ \t]+/u) : undefined),
    rule: (column) => {
      const found = find(column);
      // Priorities of areas without one of their own count down from -1 or -2.
      return found === undefined ? undefined : { ...ruleOf(found.doc, context), unsigned: column !== 'Priority' };
    },
    label: 'Filename',
    readLabel: (printed) => decodeName(unescapeOctal(encodeName(printed))),
  }),
);
