import type { Field, FieldRecord, Parsed } from '../../text/index.ts';
import type { ParseContext } from '../kernel-file.ts';
import { singleValueParser } from '../parse-fields.ts';
import { metrics } from './metrics.ts';

const parseSetting = singleValueParser(metrics, true);

// cpuset cpu io memory hugetlb pids
/** Parses one setting. An empty list of controllers is an answer (none is enabled), not a missing value. */
export function parseCgroupSetting(bytes: Uint8Array, context: ParseContext): Parsed<FieldRecord> {
  const { record, notes } = parseSetting(bytes, context);
  const name = context.path.slice(context.path.lastIndexOf('/') + 1);
  if (record.fields.size > 0 || (name !== 'cgroup.controllers' && name !== 'cgroup.subtree_control')) return { record, notes };
  const none: Field = { kind: 'text', text: '', line: 1 };
  return { record: { type: 'fields', fields: new Map([[name, none]]) }, notes };
}
