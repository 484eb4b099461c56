import { anonymousGrowth } from './anonymous-growth.ts';
import { configurationChanged } from './configuration-changed.ts';
import { deletedFileMapped } from './deleted-file-mapped.ts';
import { dyingCgroups } from './dying-cgroups.ts';
import { executableChanged } from './executable-changed.ts';
import { hugePageBloat } from './huge-page-bloat.ts';
import { hugetlbUse } from './hugetlb-use.ts';
import { incompleteCapture } from './incomplete-capture.ts';
import { kernelMemoryGrowth } from './kernel-memory-growth.ts';
import { libraryReplaced } from './library-replaced.ts';
import { limitChanged } from './limit-changed.ts';
import { limitReached } from './limit-reached.ts';
import { lockedMemory } from './locked-memory.ts';
import { mappingCountGrowth } from './mapping-count-growth.ts';
import { mappingGrowth } from './mapping-growth.ts';
import { memoryPressure } from './memory-pressure.ts';
import { nearLimit } from './near-limit.ts';
import { numaImbalance } from './numa-imbalance.ts';
import { oomKill } from './oom-kill.ts';
import { pageTablesHeavy } from './page-tables-heavy.ts';
import { processAppeared } from './process-appeared.ts';
import { processGone } from './process-gone.ts';
import { processRestarted } from './process-restarted.ts';
import { reclaimThrash } from './reclaim-thrash.ts';
import { rssOvercounts } from './rss-overcounts.ts';
import { sharedMemoryGrowth } from './shared-memory-growth.ts';
import { smapsUndercounts } from './smaps-undercounts.ts';
import { swappedOut } from './swapped-out.ts';
import { swapping } from './swapping.ts';
import { threadStacksGrowth } from './thread-stacks-growth.ts';
import { throttledAtHigh } from './throttled-at-high.ts';
import { tmpfsCharged } from './tmpfs-charged.ts';
import { tornCapture } from './torn-capture.ts';
import type { Finding } from './rule.ts';

/** Every finding, in the order of the contract. */
export const findings: readonly Finding[] = [
  anonymousGrowth,
  mappingGrowth,
  mappingCountGrowth,
  sharedMemoryGrowth,
  rssOvercounts,
  processRestarted,
  processAppeared,
  processGone,
  executableChanged,
  libraryReplaced,
  deletedFileMapped,
  limitChanged,
  configurationChanged,
  oomKill,
  limitReached,
  throttledAtHigh,
  nearLimit,
  memoryPressure,
  reclaimThrash,
  swapping,
  swappedOut,
  hugePageBloat,
  numaImbalance,
  lockedMemory,
  pageTablesHeavy,
  threadStacksGrowth,
  hugetlbUse,
  kernelMemoryGrowth,
  dyingCgroups,
  tmpfsCharged,
  smapsUndercounts,
  tornCapture,
  incompleteCapture,
];
