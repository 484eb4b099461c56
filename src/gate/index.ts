export { parseCondition, type Bound, type Comparison, type Condition } from './condition.ts';
export { judgeCondition, type ConditionValues, type ConditionVerdict } from './judge-condition.ts';
export { type Budget, type BudgetRule, type Target, type Waiver } from './budget.ts';
export type { CaptureEvidence, GateEvidence } from './evidence.ts';
export { judgeBudget } from './judge-budget.ts';
export { gateMetrics, type GateMetric } from './metrics.ts';
export { parseBudget } from './parse-budget.ts';
export { ruleOfAssertion } from './rule-of-assertion.ts';
export { showChange, showValue } from './show.ts';
