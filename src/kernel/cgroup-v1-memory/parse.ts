import type { Field, FieldRecord, Parsed } from '../../text/index.ts';
import type { ParseContext } from '../kernel-file.ts';
import { singleValueParser } from '../parse-fields.ts';
import { metrics } from './metrics.ts';

const parseNumber = singleValueParser(metrics, true);
const pageSizes = [4096, 16_384, 65_536];

// 9223372036854771712
/**
 * Parses one number of the version 1 memory controller. For the root's TCP buffers some kernels forget to turn "no limit" from
 * pages into bytes: 2251799813685247 is 2^63 bytes in pages of 4 KiB, less one, and no real limit, which is made of whole pages.
 */
export function parseCgroupMemory(bytes: Uint8Array, context: ParseContext): Parsed<FieldRecord> {
  const { record, notes } = parseNumber(bytes, context);
  const fields = new Map<string, Field>();
  for (const [name, field] of record.fields) {
    const unscaled =
      name === 'memory.kmem.tcp.limit_in_bytes' && field.kind === 'amount' && isUnscaledMaximum(field.amount, context.wordSize);
    fields.set(name, unscaled ? { kind: 'unlimited', line: field.line } : field);
  }
  return { record: { type: 'fields', fields }, notes };
}

/** LONG_MAX / page size on 64-bit kernels, LONG_MAX itself on 32-bit ones. */
function isUnscaledMaximum(pages: number, wordSize: 32 | 64 | null): boolean {
  return wordSize === 32 ? pages === 2 ** 31 - 1 : pageSizes.some((pageSize) => pages === 2 ** 63 / pageSize - 1);
}
