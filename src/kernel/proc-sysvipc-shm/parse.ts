import { parseColumns, type Parsed, type TableRecord } from '../../text/index.ts';
import type { ParseContext } from '../kernel-file.ts';
import { metricFinder, ruleOf } from '../metric-rule.ts';
import { notingCuts } from '../note-cut.ts';
import { metrics } from './metrics.ts';

const find = metricFinder(metrics);

//        key      shmid perms                  size  cpid  lpid nattch   uid ...
//    5063604          1   600               4194304   285   285      4     0 ...
/** Parses sysvipc/shm: a row for each segment, labelled with its shmid. Old kernels have no rss and swap: unknown there, not 0. */
export const parseSysvShm = notingCuts((bytes: Uint8Array, context: ParseContext): Parsed<TableRecord> =>
  parseColumns(bytes, {
    header: (text) => (/^key[ \t]+shmid[ \t]/u.test(text) ? text.split(/[ \t]+/u) : undefined),
    rule: (column) => {
      const found = find(column);
      // Keys are printed as signed numbers.
      return found === undefined ? undefined : { ...ruleOf(found.doc, context), unsigned: column !== 'key' };
    },
    label: 'shmid',
  }),
);
