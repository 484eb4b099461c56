import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  usage_in_bytes: {
    meaning: 'Huge pages of one size that this cgroup and those below have touched and hold. The size is in the file name: 64KB, 2MB, 1GB.',
    trap: 'hugetlb is a controller of its own: none of this is in memory.usage_in_bytes. When the cgroup is removed, these charges move to the parent.',
    when: 'When a process uses a huge page pool: nothing of it shows in RSS or in the memory controller.',
  },
  limit_in_bytes: {
    meaning: 'Limit for touched huge pages of one size, for this level alone.',
    trap: 'hugetlb is a controller of its own: none of this is in memory.usage_in_bytes. Beyond it a process gets SIGBUS and no OOM kill. No limit is a huge number, rounded down to the huge page.',
    when: 'When a program that uses huge pages dies of SIGBUS.',
  },
  max_usage_in_bytes: {
    meaning: 'Highest use since creation or since the last write to this file.',
  },
  failcnt: {
    meaning: 'Charges of huge pages of this size that the limit refused.',
    trap: 'Each refused touch is a SIGBUS in some process, not an OOM kill.',
    when: 'After an unexplained SIGBUS.',
  },
  'rsvd.usage_in_bytes': {
    meaning: 'Huge pages of one size reserved by mmap or fallocate, touched or not.',
    trap: 'Reservations stay charged to a removed cgroup and keep it from going away.',
  },
  'rsvd.limit_in_bytes': {
    meaning: 'Limit for reservations of one size. Beyond it mmap fails, before anything is touched.',
  },
  'rsvd.max_usage_in_bytes': {
    meaning: 'Highest reservation since creation or since the last write to this file.',
  },
  'rsvd.failcnt': {
    meaning: 'Reservations of this size that the limit refused.',
  },
};
