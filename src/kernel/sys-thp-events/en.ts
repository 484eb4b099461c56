import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  anon_fault_alloc: { meaning: 'First touches of anonymous memory that got a huge page of this size.' },
  anon_fault_fallback: {
    meaning: 'First touches that wanted this size and got a smaller one.',
    trap: 'No error; its share of all tries shows fragmentation.',
  },
  anon_fault_fallback_charge: { meaning: 'Those of the fallbacks that a cgroup limit caused.' },
  swpin: { meaning: 'Huge pages of this size read back from swap in one piece.' },
  swpin_fallback: { meaning: 'Times swap-in wanted this size and took smaller pages.' },
  swpin_fallback_charge: { meaning: 'Those of the fallbacks that a cgroup limit caused.' },
  swpout: { meaning: 'Huge pages of this size swapped out in one piece.' },
  swpout_fallback: {
    meaning: 'Huge pages of this size split before they could be swapped out.',
    trap: 'Usually no unbroken room in swap.',
  },
  zswpout: { meaning: 'Huge pages of this size stored in zswap in one piece.' },
  shmem_alloc: { meaning: 'Huge pages of this size allocated for shared memory.' },
  shmem_fallback: { meaning: 'Times shared memory wanted this size and got smaller pages.' },
  shmem_fallback_charge: { meaning: 'Those of the fallbacks that a cgroup limit caused.' },
  split: { meaning: 'Huge pages of this size split into smaller ones.' },
  split_failed: { meaning: 'Huge pages of this size that could not be split.' },
  split_deferred: {
    meaning: 'Huge pages of this size put in the queue for splitting after a part was unmapped.',
    trap: 'Queued is not split: the memory comes back under pressure only.',
  },
};
