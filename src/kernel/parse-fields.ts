import { FieldShapes, parseKeyValues, parseSingleValue, type FieldRecord, type FieldRule, type Parsed } from '../text/index.ts';
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
    parseKeyValues(bytes, { separator, wordSize: context.wordSize, ...rulesOf(context) });
}

interface Rules {
  readonly rule: (key: string) => FieldRule | undefined;
  /** With the rules of this host in them. */
  readonly shapes: FieldShapes;
}

/** The rules of a file's fields on one host: hundreds of processes ask for the same. */
function ruleFinder(metrics: Readonly<Record<string, MetricDoc>>, unsigned: boolean): (context: ParseContext) => Rules {
  const find = metricFinder(metrics);
  let [pageSize, ticksPerSecond] = [0, 0];
  let rules: Rules | null = null;
  return (context) => {
    if (rules === null || context.pageSize !== pageSize || context.ticksPerSecond !== ticksPerSecond) {
      ({ pageSize, ticksPerSecond } = context);
      rules = { rule: rememberRules(find, context, unsigned), shapes: new FieldShapes() };
    }
    return rules;
  };
}

function rememberRules(find: ReturnType<typeof metricFinder>, context: ParseContext, unsigned: boolean): Rules['rule'] {
  const known = new Map<string, FieldRule>();
  return (key) => {
    const rule = known.get(key);
    if (rule !== undefined) return rule;
    const found = find(key);
    if (found === undefined) return undefined;
    const made = { ...ruleOf(found.doc, context), unsigned };
    // A name with a varying part may vary without end.
    if (found.key === key) known.set(key, made);
    return made;
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
