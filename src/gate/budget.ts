import type { Condition } from './condition.ts';

/** Processes by the selectors of `capture`; they add up. */
export interface Target {
  readonly pid?: readonly number[];
  readonly name?: readonly string[];
  readonly exe?: readonly string[];
  readonly unit?: readonly string[];
  readonly cgroup?: readonly string[];
  readonly container?: readonly string[];
  readonly all?: boolean;
  readonly tree?: boolean;
}

export type Aggregate = 'median' | 'min' | 'max';

/** One line of a budget: a condition that must hold. */
export interface BudgetRule {
  readonly id: string;
  /** A name in `targets`, or what `resolveTarget` finds in the captures; null: everything that was captured. */
  readonly target: string | null;
  readonly metric: string;
  /** Its left side is the metric. */
  readonly condition: Condition;
  /** A failed `warn` is told and costs nothing. */
  readonly level: 'error' | 'warn';
  readonly aggregate: Aggregate;
  /** Process starts wanted on each side. */
  readonly minSamples: number;
  readonly onInconclusive: 'exit' | 'warn' | 'fail';
  /** Seconds; a process younger than this is warming up. */
  readonly minAge: number;
  readonly why: string | null;
}

export interface Waiver {
  /** Of the budget. */
  readonly id: string;
  /** Last day on which it holds, `2026-12-31`. */
  readonly until: string;
  readonly reason: string;
}

export interface Budget {
  readonly targets: Readonly<Record<string, Target>>;
  readonly rules: readonly BudgetRule[];
  readonly waivers: readonly Waiver[];
}

export const ruleDefaults = { level: 'error', aggregate: 'median', minSamples: 1, onInconclusive: 'exit', minAge: 60 } as const;
