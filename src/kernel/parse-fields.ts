import { parseKeyValues, parseSingleValue, type FieldRecord, type FieldRule, type Parsed } from '../text/index.ts';
import type { ParseContext } from './kernel-file.ts';
import type { MetricDoc } from './metric-doc.ts';
import { metricFinder, ruleOf } from './metric-rule.ts';

/**
 * A parser for `key value` or `Key: value kB` files whose fields are the entries of `metrics`.
 * `unsigned`: no field of the file can be negative, so a minus sign is noted instead of read.
 */
export function fieldsParser(metrics: Readonly<Record<string, MetricDoc>>, separator: ':' | ' ', unsigned = false) {
  const rulesOf = ruleFinder(metrics, unsigned);
  return (bytes: Uint8Array, context: ParseContext): Parsed<FieldRecord> =>
    parseKeyValues(bytes, { separator, wordSize: context.wordSize, rule: rulesOf(context) });
}

type Rules = (key: string) => FieldRule | undefined;

/** The rules of a file's fields on one host: hundreds of processes ask for the same. */
function ruleFinder(metrics: Readonly<Record<string, MetricDoc>>, unsigned: boolean): (context: ParseContext) => Rules {
  const find = metricFinder(metrics);
  let [pageSize, ticksPerSecond] = [0, 0];
  let known = new Map<string, FieldRule>();
  return (context) => {
    if (context.pageSize !== pageSize || context.ticksPerSecond !== ticksPerSecond) {
      ({ pageSize, ticksPerSecond } = context);
      known = new Map();
    }
    const rules = known;
    return (key) => {
      const rule = rules.get(key);
      if (rule !== undefined) return rule;
      const found = find(key);
      if (found === undefined) return undefined;
      const made = { ...ruleOf(found.doc, context), unsigned };
      // A name with a varying part may vary without end.
      if (found.key === key) rules.set(key, made);
      return made;
    };
  };
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
