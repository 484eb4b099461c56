import * as v from 'valibot';

/** Sizes are text with a unit (`32MiB`) or whole numbers. */
const amount = v.union([v.string(), v.pipe(v.number(), v.minValue(0))]);
const list = v.union([v.string(), v.array(v.string())]);
const pids = v.union([v.number(), v.array(v.number())]);

const target = v.strictObject({
  pid: v.optional(pids),
  name: v.optional(list),
  exe: v.optional(list),
  unit: v.optional(list),
  cgroup: v.optional(list),
  container: v.optional(list),
  all: v.optional(v.boolean()),
  tree: v.optional(v.boolean()),
});

const change = v.strictObject({
  percent: v.optional(v.pipe(v.number(), v.minValue(0))),
  floor: v.optional(amount),
  bytes: v.optional(amount),
  count: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
});

const settings = {
  aggregate: v.optional(v.picklist(['median', 'min', 'max'])),
  min_samples: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  on_inconclusive: v.optional(v.picklist(['exit', 'warn', 'fail'])),
  min_age: v.optional(v.string()),
  level: v.optional(v.picklist(['error', 'warn'])),
};

const rule = v.strictObject({
  id: v.string(),
  target: v.optional(v.string()),
  metric: v.optional(v.string()),
  max: v.optional(amount),
  min: v.optional(amount),
  max_increase: v.optional(change),
  max_decrease: v.optional(change),
  assert: v.optional(v.string()),
  why: v.optional(v.string()),
  ...settings,
});

const waiver = v.strictObject({
  id: v.string(),
  until: v.pipe(v.string(), v.regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u, 'a day is written 2026-12-31')),
  reason: v.pipe(v.string(), v.minLength(1)),
});

export const budgetShape = v.strictObject({
  $schema: v.optional(v.string()),
  version: v.literal(1),
  defaults: v.optional(v.strictObject(settings), {}),
  targets: v.optional(v.record(v.string(), target), {}),
  budgets: v.pipe(v.array(rule), v.minLength(1, 'there is no budget')),
  waivers: v.optional(v.array(waiver), []),
});

export type BudgetText = v.InferOutput<typeof budgetShape>;
export type RuleText = BudgetText['budgets'][number];
export type ChangeText = v.InferOutput<typeof change>;

/** Keys that are known at the place where one was not: what a misspelt key is compared with. */
export function knownKeys(path: readonly (string | number)[]): readonly string[] {
  const [first, , third] = path;
  if (first === 'targets' && path.length > 2) return Object.keys(target.entries);
  if (first === 'budgets' && path.length > 3)
    return third === 'max_increase' || third === 'max_decrease' ? Object.keys(change.entries) : [];
  if (first === 'budgets' && path.length > 1) return Object.keys(rule.entries);
  if (first === 'waivers' && path.length > 1) return Object.keys(waiver.entries);
  if (first === 'defaults' && path.length > 1) return Object.keys(settings);
  return Object.keys(budgetShape.entries);
}
