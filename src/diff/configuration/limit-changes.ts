import type { CgroupPair } from '../comparison.ts';
import { firstKnown, type Cgroup } from '../../model/index.ts';
import type { Change } from './change.ts';

const limits = ['limit', 'high', 'low', 'min', 'swapLimit'] as const;

/** Limits and protections of cgroups that differ, in bytes or as `unlimited`. */
export function limitChanges(cgroups: readonly CgroupPair[]): readonly Change[] {
  return cgroups.flatMap(({ before, after }) => {
    if (before === null || after === null) return [];
    return limits.flatMap((metric): readonly Change[] => {
      const [left, right] = [limitOf(before, metric), limitOf(after, metric)];
      if (left === null || right === null || left === right) return [];
      return [{ what: 'cgroup-limit', subject: `${after.path} ${metric}`, before: left, after: right }];
    });
  });
}

function limitOf(cgroup: Cgroup, metric: string): string | null {
  const reading = firstKnown(cgroup.metrics[metric]);
  return reading.state === 'known' ? String(reading.value) : null;
}
