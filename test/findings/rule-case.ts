import type { Severity } from '../../src/contract/index.ts';
import type { Tree } from './world.ts';

interface Sides {
  readonly before: Tree | null;
  readonly after: Tree;
}

/** For one code: a tree that shows it, its innocent twin, and one where an input is missing. */
export interface RuleCase {
  readonly fires: Sides & { readonly severity: Severity };
  readonly silent: Sides & { readonly twin: string };
  readonly blind: Sides & { readonly state: 'unknown' | 'not-applicable' | 'clear'; readonly lacks: string };
}
