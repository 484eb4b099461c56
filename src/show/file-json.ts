import { metricFinder, oomLogTable, viewMapping, type KernelFile, type KernelRecord, type MappingTable } from '../kernel/index.ts';
import { showName, type Field } from '../text/index.ts';
import { formatAddress } from '../units/index.ts';
import { plainAmount, plainValue, type PlainValue } from './plain-value.ts';
import type { ShownFile } from './shown-file.ts';

interface PlainField {
  readonly value: PlainValue;
  readonly unit: string | null;
  readonly line?: number;
}

/** A parsed file for JSON: numbers in base units, names as shown names, what did not fit as notes. */
export function fileJson({ path, file, parsed }: ShownFile): object {
  return {
    schema: 'memcase-show/1',
    path: showName(path),
    file: file.id,
    title: file.title,
    record: recordJson(file, parsed.record),
    notes: parsed.notes.map(({ code, line, text }) => ({ code, line, text: showName(text) })),
  };
}

function recordJson(file: KernelFile, record: KernelRecord): object {
  switch (record.type) {
    case 'fields':
      return { type: 'fields', fields: fieldsJson(file, record.fields, true) };
    case 'table':
      return {
        type: 'table',
        rows: record.rows.map(({ label, line, cells }) => ({ label: showName(label), line, cells: fieldsJson(file, cells, false) })),
      };
    case 'mappings':
      return mappingsJson(record);
    case 'oom-log':
      return { ...recordJson(file, oomLogTable(record)), lines: record.lines, reports: record.reports.length };
  }
}

function fieldsJson(file: KernelFile, fields: ReadonlyMap<string, Field>, withLine: boolean): Readonly<Record<string, PlainField>> {
  const find = metricFinder(file.metrics);
  return Object.fromEntries(
    [...fields].map(([name, field]) => {
      const unit = find(name)?.doc.unit ?? null;
      return [showName(name), { value: plainValue(field), unit, ...(withLine ? { line: field.line } : {}) }];
    }),
  );
}

function mappingsJson(table: MappingTable): object {
  const mappings = Array.from({ length: table.count }, (_, index) => {
    const view = viewMapping(table, index);
    if (view === undefined) return null;
    const { start, end, permissions, offset, device, inode, name, flags, line } = view;
    return {
      ...{ start: formatAddress(start), end: formatAddress(end), permissions, offset, device, inode },
      ...{ name: showName(name), line, flags },
      fields: Object.fromEntries([...table.columns].map(([field, column]) => [showName(field), plainAmount(column[index] ?? Number.NaN)])),
    };
  });
  return { type: 'mappings', source: table.source, mappings };
}
