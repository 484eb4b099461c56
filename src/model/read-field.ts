import type { Field, FieldRecord, TableRecord } from '../text/index.ts';
import type { MissingReason, ParsedFile, Reading } from './snapshot.ts';

/** The field of a parsed key-value file, or null. */
export function fieldOf(files: ReadonlyMap<string, ParsedFile>, file: string, key: string): Field | null {
  const record = files.get(file)?.record;
  return record?.type === 'fields' ? (record.fields.get(key) ?? null) : null;
}

/** A number that a file states, or null where it is not stated (or unlimited). */
export function amountOf(files: ReadonlyMap<string, ParsedFile>, file: string, key: string): number | null {
  const field = fieldOf(files, file, key);
  return field?.kind === 'amount' ? field.amount : null;
}

/** Text that a file states, or null. */
export function textOf(files: ReadonlyMap<string, ParsedFile>, file: string, key: string): string | null {
  const field = fieldOf(files, file, key);
  if (field === null) return null;
  if (field.kind === 'text') return field.text;
  return field.kind === 'amount' ? String(field.amount) : 'unlimited';
}

/** The rows of a table file; empty where the file is missing. */
export function rowsOf(files: ReadonlyMap<string, ParsedFile>, file: string): TableRecord['rows'] {
  const record = files.get(file)?.record;
  return record?.type === 'table' ? record.rows : [];
}

/** Reads one field as it stands in its file. */
export function readField(
  files: ReadonlyMap<string, ParsedFile>,
  file: string,
  key: string,
  missing: MissingReason = 'not-captured',
): Reading {
  const source = sourceOf(file, key);
  const parsed = files.get(file);
  if (parsed === undefined) return missingReading(missing, source);
  const record = parsed.record as FieldRecord | TableRecord;
  const field = record.type === 'fields' ? record.fields.get(key) : undefined;
  if (field === undefined) return missingReading('no-such-field', source);
  if (field.kind === 'text') return missingReading('malformed', source);
  return {
    state: 'known',
    value: field.kind === 'amount' ? field.amount : 'unlimited',
    source,
    // In one piece: put together by a template, it would keep all its parts beside what they are together.
    at: [parsed.paths?.get(key) ?? parsed.path, ':', field.line].join(''),
    mark: 'read',
  };
}

/** Combines known amounts; missing where one of them is missing or unlimited. */
export function derive(
  source: string,
  parts: readonly Reading[],
  combine: (values: readonly number[]) => number,
  mark: 'derived' | 'estimated' = 'derived',
): Reading {
  const values: number[] = [];
  const places: string[] = [];
  for (const part of parts) {
    if (part.state === 'missing') return missingReading(part.reason, source);
    if (part.value === 'unlimited') return { state: 'missing', reason: 'malformed', source };
    values.push(part.value);
    places.push(part.at);
  }
  return { state: 'known', value: combine(values), source, at: [...new Set(places)].join(' '), mark };
}

/** The first known reading of a metric, or the first missing one. */
export function firstKnown(readings: readonly Reading[] | undefined): Reading {
  return (
    readings?.find((reading) => reading.state === 'known') ?? readings?.[0] ?? { state: 'missing', reason: 'not-captured', source: '' }
  );
}

/** The value of a metric as a number, or null where it is missing or unlimited. */
export function numberOf(readings: readonly Reading[] | undefined): number | null {
  const reading = firstKnown(readings);
  return reading.state === 'known' && reading.value !== 'unlimited' ? reading.value : null;
}

/** Sources are few, and thousands of processes have the same. */
const mostSources = 1 << 12;
const sources = new Map<string, Map<string, string>>();
const missingReadings = new Map<string, Map<MissingReason, Reading>>();

function sourceOf(file: string, key: string): string {
  let byKey = sources.get(file);
  if (byKey === undefined) sources.set(file, (byKey = new Map<string, string>()));
  let source = byKey.get(key);
  if (source === undefined) {
    source = sourceName(file, key);
    if (byKey.size < mostSources) byKey.set(key, source);
  }
  return source;
}

/** One object for all that miss the same for the same reason. */
export function missingReading(reason: MissingReason, source: string): Reading {
  let byReason = missingReadings.get(source);
  if (byReason === undefined) {
    byReason = new Map<MissingReason, Reading>();
    if (missingReadings.size < mostSources) missingReadings.set(source, byReason);
  }
  let reading = byReason.get(reason);
  if (reading === undefined) {
    reading = { state: 'missing', reason, source };
    byReason.set(reason, reading);
  }
  return reading;
}

/** `status.VmRSS`, `memory.stat.anon`, `memory.current`: families of single-value files are named by the file alone. */
export function sourceName(file: string, key: string): string {
  if (key.startsWith('memory.') || key.startsWith('hugetlb.')) return key;
  const bare = file.replace(/^v[12]:/u, '');
  return bare === key ? key : `${bare}.${key}`;
}
