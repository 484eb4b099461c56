import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  total: {
    meaning: 'Pages of this cgroup itself on all reclaim lists, in sum and for each node.',
    trap: 'Pages in the file (memcase shows bytes), while the version 2 file of this name prints bytes. It is the sum of the five lists, not usage_in_bytes: kernel memory is missing.',
    when: 'When a cgroup bound to some nodes is slow or is killed while others have room.',
  },
  file: {
    meaning: 'File pages of this cgroup itself on the two file lists, in sum and for each node.',
    trap: 'Pages in the file (memcase shows bytes), while the version 2 file of this name prints bytes. Without shared memory, so it is not cache of memory.stat.',
    when: 'To see where the page cache of a cgroup lies.',
  },
  anon: {
    meaning: 'Pages of this cgroup itself on the two anonymous lists, in sum and for each node.',
    trap: 'Pages in the file (memcase shows bytes), while the version 2 file of this name prints bytes. With shared memory and swap cache and without locked pages, so it is not rss of memory.stat.',
    when: 'To see on which node process memory lies.',
  },
  unevictable: {
    meaning: 'Pages of this cgroup itself that reclaim must skip, in sum and for each node.',
    trap: 'Any type, file pages too, although the kernel document speaks of anonymous ones.',
  },
  hierarchical_total: {
    meaning: 'The same as total, for this cgroup and all below.',
    trap: 'Pages in the file (memcase shows bytes), while the version 2 file of this name prints bytes. Kernel memory is missing, so it is less than usage_in_bytes.',
    when: 'For slices and pods, whose own lines are nearly empty.',
  },
  hierarchical_file: {
    meaning: 'The same as file, for this cgroup and all below.',
    trap: 'Pages in the file (memcase shows bytes), while the version 2 file of this name prints bytes. Shared memory is not in it.',
    when: 'For slices and pods, to see where their page cache lies.',
  },
  hierarchical_anon: {
    meaning: 'The same as anon, for this cgroup and all below.',
    trap: 'Pages in the file (memcase shows bytes), while the version 2 file of this name prints bytes. Shared memory is in it.',
    when: 'For slices and pods, to see on which node process memory lies.',
  },
  hierarchical_unevictable: {
    meaning: 'The same as unevictable, for this cgroup and all below.',
    trap: 'Any type, file pages too.',
  },
  'N<id>': {
    meaning: 'The share of one NUMA node in the statistic of its row.',
    trap: 'The nodes may not add up exactly to the sum beside them: it is read CPU by CPU while memory moves.',
  },
};
