import type { MappingTable } from '../../src/kernel/index.ts';
import { mappingValue, viewMapping } from '../../src/kernel/index.ts';
import { decodeName } from '../../src/text/index.ts';

export interface PlainMapping {
  readonly header: Readonly<Record<string, unknown>>;
  readonly fields: Readonly<Record<string, number>>;
}

/** A table as rows, to compare two of them or one with what a plain reader makes of the same text. */
export function rowsOf(table: MappingTable): readonly PlainMapping[] {
  return Array.from({ length: table.count }, (_, index) => {
    const fields: [string, number][] = [];
    for (const field of table.columns.keys()) {
      const value = mappingValue(table, index, field);
      if (value !== null) fields.push([field, value]);
    }
    return { header: { ...viewMapping(table, index) }, fields: Object.fromEntries(fields.sort()) };
  });
}

/**
 * What the text of a well-formed maps or smaps says, read line by line with regular expressions: slow, plain, and independent of
 * the parser under test.
 */
export function readPlainly(bytes: Uint8Array): readonly PlainMapping[] {
  const mappings: { header: Record<string, unknown>; fields: Record<string, number> }[] = [];
  let from = 0;
  for (let number = 1; from < bytes.length; number += 1) {
    const newline = bytes.indexOf(10, from);
    const line = decodeName(bytes.subarray(from, newline === -1 ? bytes.length : newline));
    from = newline === -1 ? bytes.length : newline + 1;
    const header = /^([0-9a-f]+)-([0-9a-f]+) (....) ([0-9a-f]+) ([0-9a-f]+:[0-9a-f]+) ([0-9]+)(?: +(.*))?$/su.exec(line);
    if (header !== null) {
      const [, start = '', end = '', permissions, offset = '', device, inode, name = ''] = header;
      mappings.push({
        header: {
          start: Number(`0x${start}`),
          end: Number(`0x${end}`),
          permissions,
          offset: Number(`0x${offset}`),
          device,
          inode: Number(inode),
          name,
          flags: null,
          line: number,
        },
        fields: {},
      });
      continue;
    }
    const mapping = mappings.at(-1);
    const flags = /^VmFlags:(.*)$/u.exec(line);
    const field = /^([A-Za-z_]+):\s*([0-9]+)( kB)?\s*$/u.exec(line);
    if (mapping !== undefined && flags !== null) mapping.header['flags'] = flags[1]?.split(' ').filter((code) => code !== '') ?? [];
    else if (mapping !== undefined && field !== null)
      mapping.fields[field[1] ?? ''] = Number(field[2]) * (field[3] === undefined ? 1 : 1024);
  }
  return mappings.map(({ header, fields }) => ({ header, fields: Object.fromEntries(Object.entries(fields).sort()) }));
}

/** Everything a table holds, as one text: much faster to compare than the table, whose numbers a matcher visits one by one. */
export function digestTable({ columns, largeInodes, ...table }: MappingTable): string {
  const plain = Object.entries({ ...table, ...Object.fromEntries(columns) }).map(([name, value]) => [
    name,
    ArrayBuffer.isView(value) ? Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('latin1') : value,
  ]);
  return JSON.stringify([plain, [...(largeInodes ?? [])]]);
}
