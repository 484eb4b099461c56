import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  current: {
    meaning:
      'Memory charged to this cgroup and everything below it: anonymous pages, page cache with tmpfs, kernel memory, socket buffers and the compressed swap pool. hugetlb pages only with the mount option for it.',
    trap: 'Not RSS. Much of it can be cache that reclaim drops at no cost, and each CPU charges a little ahead of use. Swap is outside, as is memory that another cgroup touched first. The root of the hierarchy has no such file.',
    when: 'Against memory.high and memory.max of every level on the path. Take inactive_file off for the view of Kubernetes.',
  },
  peak: {
    meaning: 'Highest value of memory.current since the cgroup was made.',
    trap: 'Cache counts, so a job that reads many files ends near memory.max whatever it needed. From 6.12 a reset holds only for the open file it was written through; all other readers still see the peak of the whole life.',
    when: 'For sizing, together with pressure and refaults; alone it proves nothing.',
  },
  min: {
    meaning:
      'Protection: what this cgroup uses up to this size, as far as its ancestors grant it, is not reclaimed even if that means an OOM kill elsewhere.',
    trap: 'Neither a limit nor a reservation. Without memory.min on every ancestor it has no effect. The word max here means protect everything.',
    when: 'When others are reclaimed or killed instead of this cgroup.',
  },
  low: {
    meaning: 'Soft protection: memory below this size is taken only when unprotected cgroups have nothing left to give.',
    trap: 'Not the opposite of memory.high: it slows nothing down. It needs the ancestors to grant it, as memory.min does.',
    when: 'With memory.events low, which counts how often the protection had to be broken.',
  },
  high: {
    meaning:
      'Throttle: over it, tasks that allocate have to reclaim and are put to sleep before they return to user space. Nothing is killed.',
    trap: 'To the program it looks like a hang or a slow CPU, and no log line says so. Usage may stay above it. The word max means off. Each ancestor has its own.',
    when: 'When a service is slow without an OOM kill and without a busy CPU.',
  },
  max: {
    meaning:
      'Hard limit of this level. When reclaim cannot get usage below it, the OOM killer chooses among the processes of this cgroup and those below.',
    trap: 'The limit that counts may be on an ancestor. No limit is the word max. Usage can be over it for a moment.',
    when: 'Room left is the minimum of max - current over the whole path.',
  },
  'oom.group': {
    meaning: '1: an OOM kill in this cgroup ends all its processes together, except those with oom_score_adj -1000.',
    trap: 'The topmost ancestor with 1 inside the cgroup whose limit was hit decides, so a 0 here does not protect. Kubernetes sets it for containers from 1.28 on.',
    when: 'When a whole container died at once though one process was too big.',
  },
  'swap.current': {
    meaning: 'Swap slots held by this cgroup and those below.',
    trap: 'Pages kept in zswap count although nothing went to disk, and so do pages that are back in memory with their slot kept. A high level alone is no shortage.',
    when: 'For growth, beside pswpin and refaults of anonymous memory.',
  },
  'swap.peak': {
    meaning: 'Highest swap use since the cgroup was made.',
    trap: 'A reset, possible from 6.12, holds only for the open file it was written through.',
    when: 'To see whether swap was ever needed.',
  },
  'swap.high': {
    meaning: 'Over this swap use, tasks that allocate are slowed down, so that a user-space OOM daemon has time to act.',
    trap: 'Not a soft limit in the sense of memory.high: swap use is not brought down again.',
    when: 'When tasks crawl while swap is nearly full.',
  },
  'swap.max': {
    meaning: 'Hard limit on swap for this level; 0 forbids it.',
    trap: 'Swap alone, unlike memsw in version 1, which limits memory and swap together. The limit that counts may be on an ancestor.',
    when: 'When growing anonymous memory ends in an OOM kill although the host has free swap.',
  },
  'zswap.current': {
    meaning: 'Memory that the compressed pool uses for pages of this cgroup and those below.',
    trap: 'It is RAM and part of memory.current, not space on a disk.',
    when: 'To see what compressed swap costs.',
  },
  'zswap.max': {
    meaning: 'Limit for that pool; 0 keeps this cgroup out of zswap.',
  },
  'zswap.writeback': {
    meaning: '0: what is in zswap is not written on to the swap device, and what zswap refuses is not swapped at all.',
    trap: 'A 0 on any ancestor holds here too.',
  },
};
