import { cgroupLimitClaims } from './cgroup-limits.ts';
import { cgroupUsageClaims } from './cgroup-usage.ts';
import type { Claim } from './claim.ts';
import { dirtyClaims } from './dirty.ts';
import { hostClaims } from './host.ts';
import { residentClaims } from './resident.ts';
import { virtualClaims } from './virtual.ts';

export type { Claim } from './claim.ts';

/** Every popular claim that was checked. */
export const claims: readonly Claim[] = [
  ...residentClaims,
  ...dirtyClaims,
  ...virtualClaims,
  ...hostClaims,
  ...cgroupUsageClaims,
  ...cgroupLimitClaims,
];
