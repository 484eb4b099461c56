import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  current: {
    meaning: 'Huge pages of one size that this cgroup and those below have touched and hold. The size is in the file name: 64KB, 2MB, 1GB.',
    trap: 'Outside memory.current, unless the host is mounted with memory_hugetlb_accounting. RSS does not show them either.',
    when: 'When a process uses a huge page pool.',
  },
  max: {
    meaning: 'Limit for touched huge pages of one size, for this level. Without one it is the word max.',
    trap: 'Outside memory.current, unless the host is mounted with memory_hugetlb_accounting. Beyond it a process gets SIGBUS, not an OOM kill.',
    when: 'When a program that uses huge pages dies of SIGBUS.',
  },
  'rsvd.current': {
    meaning: 'Huge pages of one size reserved by mmap or fallocate, touched or not.',
    trap: 'Outside memory.current, unless the host is mounted with memory_hugetlb_accounting.',
  },
  'rsvd.max': {
    meaning: 'Limit for reservations of one size. Beyond it mmap fails.',
    trap: 'Outside memory.current, unless the host is mounted with memory_hugetlb_accounting.',
  },
};
