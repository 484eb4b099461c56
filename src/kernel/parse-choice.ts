import { chosenWord, type FieldRecord, type Parsed } from '../text/index.ts';
import type { ParseContext } from './kernel-file.ts';
import type { MetricDoc } from './metric-doc.ts';
import { singleValueParser } from './parse-fields.ts';

/**
 * A parser for sysfs settings: one value a file, named by the file. Where the kernel lists all choices with the active one in
 * brackets (`[always] madvise never`) the value is the active word; a list without one is noted.
 */
export function choiceParser(metrics: Readonly<Record<string, MetricDoc>>) {
  const parse = singleValueParser(metrics);
  return (bytes: Uint8Array, context: ParseContext): Parsed<FieldRecord> => {
    const parsed = parse(bytes, context);
    const [key, field] = [...parsed.record.fields][0] ?? [];
    if (key === undefined || field?.kind !== 'text') return parsed;
    const chosen = chosenWord(field.text);
    if (chosen !== undefined) {
      // `[yes] no` where a flag is expected (khugepaged/defrag of old kernels) was noted as no number.
      const notes = parsed.notes.filter(({ code, line }) => code !== 'malformed-line' || line !== field.line);
      return { record: { type: 'fields', fields: new Map([[key, { ...field, text: chosen }]]) }, notes };
    }
    const looksLikeChoices = /[[\] ]/u.test(field.text) && parsed.notes.length === 0;
    if (!looksLikeChoices) return parsed;
    return { record: parsed.record, notes: [{ code: 'malformed-line', line: field.line, text: field.text }] };
  };
}
