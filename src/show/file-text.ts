import {
  metricFinder,
  oomLogTable,
  sumColumn,
  viewMapping,
  type KernelFile,
  type KernelRecord,
  type MappingTable,
  type MetricText,
} from '../kernel/index.ts';
import { showName, type Field, type TableRecord } from '../text/index.ts';
import { formatAddress } from '../units/index.ts';
import type { ShownFile } from './shown-file.ts';
import { amountText, valueText } from './value-text.ts';

/** The words of a file's fields; empty when nobody asked for them. */
export type Meanings = Readonly<Record<string, MetricText | undefined>>;

/** A parsed file for people: values with their units, unknown fields marked, what did not fit below. */
export function fileText({ path, file, parsed }: ShownFile, meanings: Meanings): string {
  const notes = parsed.notes.map(({ code, line, text }) => `  line ${String(line)}: ${code}: ${showName(text)}`);
  const body = recordLines(file, parsed.record, meanings);
  return [
    `${showName(path)}  (${file.id}, ${file.title})`,
    ...(body.length === 0 ? ['  (nothing in it)'] : body),
    ...(notes.length === 0 ? [] : [`${String(notes.length)} notes:`, ...notes]),
    '',
  ].join('\n');
}

function recordLines(file: KernelFile, record: KernelRecord, meanings: Meanings): readonly string[] {
  switch (record.type) {
    case 'fields':
      return fieldLines(file, record.fields, meanings, '  ');
    case 'table':
      return tableLines(file, record, meanings);
    case 'mappings':
      return mappingLines(record, file, meanings);
    case 'oom-log':
      return tableLines(file, oomLogTable(record), meanings);
  }
}

function fieldLines(file: KernelFile, fields: ReadonlyMap<string, Field>, meanings: Meanings, indent: string): readonly string[] {
  const find = metricFinder(file.metrics);
  const width = Math.min(40, Math.max(0, ...[...fields.keys()].map((name) => name.length)));
  return [...fields].flatMap(([name, field]) => {
    const found = find(name);
    const mark = found === undefined ? '  (unknown field)' : '';
    const meaning = found === undefined ? undefined : meanings[found.key]?.meaning;
    return [
      `${indent}${showName(name).padEnd(width)}  ${valueText(field, found?.doc.unit ?? null)}${mark}`,
      ...(meaning === undefined ? [] : [`${indent}    ${meaning}`]),
    ];
  });
}

function tableLines(file: KernelFile, { rows }: TableRecord, meanings: Meanings): readonly string[] {
  const named = new Set(rows.flatMap(({ cells }) => [...cells.keys()]));
  const find = metricFinder(file.metrics);
  const legend = [...named].flatMap((name) => {
    const meaning = meanings[find(name)?.key ?? '']?.meaning;
    return meaning === undefined ? [] : [`  ${showName(name)}: ${meaning}`];
  });
  return [...legend, ...rows.flatMap(({ label, cells }) => [`  ${showName(label)}`, ...fieldLines(file, cells, {}, '    ')])];
}

function mappingLines(table: MappingTable, file: KernelFile, meanings: Meanings): readonly string[] {
  const find = metricFinder(file.metrics);
  const legend = [...table.columns.keys()].flatMap((name) => {
    const meaning = meanings[name]?.meaning;
    return meaning === undefined ? [] : [`  ${name}: ${meaning}`];
  });
  const lines: string[] = [...legend, `  ${String(table.count)} mappings`];
  for (const name of table.columns.keys()) {
    const unit = find(name)?.doc.unit ?? null;
    if (unit !== 'bytes' || /PageSize$/u.test(name)) continue;
    lines.push(`    ${name.padEnd(16)} ${amountText(sumColumn(table, name).sum, unit)} in all`);
  }
  for (let index = 0; index < table.count; index += 1) {
    const view = viewMapping(table, index);
    if (view === undefined) continue;
    lines.push(`  ${formatAddress(view.start)}-${formatAddress(view.end)} ${view.permissions} ${showName(view.name)}`.trimEnd());
    const values = [...table.columns].flatMap(([name, column]) => {
      const value = column[index] ?? Number.NaN;
      if (Number.isNaN(value) || value === 0) return [];
      return [`${name} ${amountText(value, find(name)?.doc.unit ?? null).replace(/ \(.*\)$/u, '')}`];
    });
    if (values.length > 0) lines.push(`      ${values.join(', ')}`);
    if (view.flags !== null) lines.push(`      VmFlags ${view.flags.join(' ')}`);
  }
  return lines;
}
