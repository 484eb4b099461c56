import type { Field, FieldRecord, Parsed } from '../../text/index.ts';
import type { ParseContext } from '../kernel-file.ts';
import { singleValueParser } from '../parse-fields.ts';
import { metrics } from './metrics.ts';

const parseNumber = singleValueParser(metrics, true);
const unitSize: Readonly<Record<string, number>> = { KB: 1024, MB: 1024 ** 2, GB: 1024 ** 3 };

// 9223372036854771712
/**
 * Parses one hugetlb file of version 1. Below the root the kernel rounds "no limit" down to the huge page, so that it lies up
 * to one huge page below the values that other limits use: 2^63 - 1 GiB for hugetlb.1GB. Source: mm/hugetlb_cgroup.c.
 */
export function parseHugetlb(bytes: Uint8Array, context: ParseContext): Parsed<FieldRecord> {
  const { record, notes } = parseNumber(bytes, context);
  const fields = new Map<string, Field>();
  for (const [name, field] of record.fields) {
    const size = hugePageSize(name);
    const limit = name.endsWith('.limit_in_bytes') && field.kind === 'amount' && size !== null;
    fields.set(name, limit && field.amount >= unlimitedFrom(size, context.wordSize) ? { kind: 'unlimited', line: field.line } : field);
  }
  return { record: { type: 'fields', fields }, notes };
}

/** Lowest value that stands for "no limit": the largest page counter, in bytes, rounded down. */
function unlimitedFrom(size: number, wordSize: 32 | 64 | null): number {
  return (wordSize === 32 ? 2 ** 43 : 2 ** 63) - size;
}

/** The huge page size in a file's name (`hugetlb.2MB.failcnt`), in bytes. */
function hugePageSize(name: string): number | null {
  const [, digits, unit] = /^hugetlb\.([0-9]{1,4})(KB|MB|GB)\./u.exec(name) ?? [];
  return digits === undefined || unit === undefined ? null : Number(digits) * (unitSize[unit] ?? 1);
}
