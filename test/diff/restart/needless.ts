import type { Part } from './truth.ts';

/**
 * How many claims a claim of many to many should have been: mappings belong together if they hold the same region, or others between
 * them do. A claim of all for all would hold everything that is right, and say nothing.
 */
export function needlesslyJoined(before: readonly (readonly Part[])[], after: readonly (readonly Part[])[]): number {
  const groupOf = new Map<string, number>();
  const groups = [...before, ...after].map((_mapping, at) => at);
  const root = (at: number): number => {
    const above = groups[at] ?? at;
    return above === at ? at : root(above);
  };
  for (const [at, parts] of [...before, ...after].entries()) {
    for (const { label } of parts) {
      const other = groupOf.get(label);
      if (other === undefined) groupOf.set(label, at);
      else groups[root(at)] = root(other);
    }
  }
  const older = new Set(before.map((_mapping, at) => root(at)));
  const newer = new Set(after.map((_mapping, at) => root(before.length + at)));
  return Math.max(0, [...older].filter((group) => newer.has(group)).length - 1);
}
