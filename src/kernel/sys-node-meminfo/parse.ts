import type { Field, FieldRecord, Parsed, ParseNote } from '../../text/index.ts';
import { parseKeyValues } from '../../text/index.ts';
import type { ParseContext } from '../kernel-file.ts';
import { metricFinder, ruleOf } from '../metric-rule.ts';
import { notingCuts } from '../note-cut.ts';
import { metrics } from './metrics.ts';

const find = metricFinder(metrics);
const prefix = /^Node [0-9]+ +/u;

// Node 0 MemTotal:         503932 kB
/** Parses the meminfo of a node: the fields of /proc/meminfo, each behind the name of the node. */
export const parseNodeMeminfo = notingCuts((bytes: Uint8Array, context: ParseContext): Parsed<FieldRecord> => {
  const { record, notes } = parseKeyValues(bytes, {
    separator: ':',
    wordSize: context.wordSize,
    rule: (key) => {
      const found = find(key.replace(prefix, ''));
      return found === undefined ? undefined : { ...ruleOf(found.doc, context), unsigned: true };
    },
  });
  const fields = new Map<string, Field>();
  const repeated: ParseNote[] = [];
  for (const [key, field] of record.fields) {
    const name = key.replace(prefix, '');
    if (fields.has(name)) repeated.push({ code: 'duplicate-field', line: field.line, text: key });
    else fields.set(name, field);
  }
  return { record: { type: 'fields', fields }, notes: [...notes, ...repeated] };
});
