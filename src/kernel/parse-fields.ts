import { parseKeyValues, parseSingleValue, type FieldRecord, type FieldRule, type Parsed } from '../text/index.ts';
import type { ParseContext } from './kernel-file.ts';
import type { MetricDoc } from './metric-doc.ts';
import { metricFinder, ruleOf } from './metric-rule.ts';

/**
 * A parser for `key value` or `Key: value kB` files whose fields are the entries of `metrics`.
 * `unsigned`: no field of the file can be negative, so a minus sign is noted instead of read.
 */
export function fieldsParser(metrics: Readonly<Record<string, MetricDoc>>, separator: ':' | ' ', unsigned = false) {
  const find = metricFinder(metrics);
  return (bytes: Uint8Array, context: ParseContext): Parsed<FieldRecord> =>
    parseKeyValues(bytes, {
      separator,
      wordSize: context.wordSize,
      rule: (key) => {
        const found = find(key);
        return found === undefined ? undefined : { ...ruleOf(found.doc, context), unsigned };
      },
    });
}

/** A parser for files that hold one value: the metric is the file's base name (`proc/sys/vm/swappiness`, `memory.current`). `unsigned` as above. */
export function singleValueParser(metrics: Readonly<Record<string, MetricDoc>>, unsigned = false) {
  const find = metricFinder(metrics);
  return (bytes: Uint8Array, context: ParseContext): Parsed<FieldRecord> => {
    const key = context.path.slice(context.path.lastIndexOf('/') + 1);
    const found = find(key);
    const rule: FieldRule = found === undefined ? { read: 'text', scale: 1 } : { ...ruleOf(found.doc, context), unsigned };
    return parseSingleValue(bytes, key, rule, context.wordSize);
  };
}
