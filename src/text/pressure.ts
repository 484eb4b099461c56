import { guessRule } from './key-values.ts';
import { readValue, type FieldRule } from './amount.ts';
import type { Field, FieldRecord } from './field.ts';
import { eachLine, lineText, paddingNotes, quoteLine } from './lines.ts';
import type { Parsed, ParseNote } from './note.ts';

const scopes: readonly string[] = ['some', 'full'];
const keys: readonly string[] = ['avg10', 'avg60', 'avg300', 'total'];
const rule: FieldRule = { read: 'amount', scale: 1, unsigned: true };

// some avg10=2.40 avg60=1.09 avg300=0.27 total=900729
/**
 * Parses a pressure file (PSI), of the host or of a cgroup: fields `some.avg10` ... `full.total`, averages in percent
 * (0..100), totals in microseconds. An empty file (PSI off) has no fields. Source: Documentation/accounting/psi.rst.
 */
export function parsePressure(bytes: Uint8Array): Parsed<FieldRecord> {
  const fields = new Map<string, Field>();
  const notes: ParseNote[] = [...paddingNotes(bytes)];
  for (const line of eachLine(bytes)) {
    const [scope = '', ...pairs] = lineText(line).split(/[ \t]+/u);
    if (scope === '' && pairs.length === 0) continue;
    const quoted = { line: line.number, text: quoteLine(line.bytes) };
    if (!/^[a-z]+$/u.test(scope) || pairs.length === 0) {
      notes.push({ code: 'malformed-line', ...quoted });
      continue;
    }
    for (const pair of pairs) {
      const [, key, value] = /^([^=]+)=(.+)$/su.exec(pair) ?? [];
      if (key === undefined || value === undefined) {
        notes.push({ code: 'malformed-line', ...quoted });
        continue;
      }
      const name = `${scope}.${key}`;
      if (fields.has(name)) {
        notes.push({ code: 'duplicate-field', ...quoted });
        continue;
      }
      const known = scopes.includes(scope) && keys.includes(key);
      if (!known) notes.push({ code: 'unknown-field', ...quoted });
      const { field, note } = readValue(value, known ? rule : guessRule(value), line.number, null);
      fields.set(name, field);
      if (note !== undefined) notes.push(note);
    }
  }
  return { record: { type: 'fields', fields }, notes };
}
