export { parseCondition, type Bound, type Comparison, type Condition } from './condition.ts';
export { judgeCondition, type ConditionValues, type ConditionVerdict } from './judge-condition.ts';
