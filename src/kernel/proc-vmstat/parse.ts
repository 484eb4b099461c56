import type { FieldRecord, Parsed } from '../../text/index.ts';
import type { ParseContext } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { fieldsParser } from '../parse-fields.ts';
import { doubtKernelStack } from './kernel-stack.ts';
import { metrics } from './metrics.ts';

const parseFields = notingCuts(fieldsParser(metrics, ' ', true));

// pgmajfault 5123
/** Parses vmstat of the host or of a node: levels in base pages become bytes, counters stay counts. */
export function parseVmstat(bytes: Uint8Array, context: ParseContext): Parsed<FieldRecord> {
  const { record, notes } = parseFields(bytes, context);
  const stack = record.fields.get('nr_kernel_stack');
  const doubt = stack?.kind === 'amount' ? doubtKernelStack(record.fields, String(stack.amount / 1024)) : undefined;
  if (doubt === undefined) return { record, notes };
  return { record: { ...record, fields: new Map(record.fields).set('nr_kernel_stack', doubt.field) }, notes: [...notes, doubt.note] };
}
