import { budgetsTopic } from './budgets.ts';
import { exitCodesTopic } from './exit-codes.ts';
import { formatsTopic } from './formats.ts';
import { selectorsTopic } from './selectors.ts';
import { triggersTopic } from './triggers.ts';

export const topics: Readonly<Record<string, () => string>> = {
  'exit-codes': exitCodesTopic,
  budgets: budgetsTopic,
  selectors: () => selectorsTopic,
  triggers: () => triggersTopic,
  formats: () => formatsTopic,
};
