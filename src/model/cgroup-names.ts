import { containerOf } from '../kernel/index.ts';

/** What the path of a cgroup says about who lives in it: systemd unit, container, Kubernetes pod. */
export interface CgroupNames {
  readonly unit: string | null;
  readonly container: string | null;
  readonly pod: string | null;
}

const podUid = '[0-9a-f]{8}(?:[-_][0-9a-f]{4}){3}[-_][0-9a-f]{12}|[0-9a-f]{32}';

const podPatterns: readonly RegExp[] = [
  new RegExp(`kubepods(?:-(?:burstable|besteffort))?-pod(${podUid})\\.slice`, 'u'),
  new RegExp(`/pod(${podUid})(?:/|$)`, 'u'),
];

/** Names in a cgroup's path. Escapes of systemd (`\x2d`) stay as they are: they are part of the unit's name. */
export function readCgroupNames(path: string): CgroupNames {
  const pod = podPatterns.map((pattern) => pattern.exec(path)?.[1]).find((found) => found !== undefined);
  return {
    unit: path.split('/').findLast((part) => /\.(?:service|scope|socket|mount|swap)$/u.test(part)) ?? null,
    container: containerOf(path),
    pod: pod?.replaceAll('_', '-') ?? null,
  };
}
