import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  enabled: {
    meaning: 'Whether anonymous memory may use transparent huge pages: always, only where programs ask (madvise), or never.',
    trap: 'A change touches new faults only: huge pages that exist stay. Programs can still get them with MADV_COLLAPSE under never.',
    when: 'always: when RSS is larger than what programs touched. never: AnonHugePages should fall over time.',
  },
  defrag: {
    meaning:
      'How hard a page fault tries to get a huge page: at once with compaction (always), later in the background (defer), only where asked (madvise), not at all (never).',
    trap: 'Independent of enabled. The defer modes came with about 4.6 and 4.11.',
    when: 'compact_stall rises, or single faults take long: always is the usual reason.',
  },
  shmem_enabled: {
    meaning:
      'Whether shared memory the kernel keeps itself (memfd, System V, shared anonymous) may use huge pages; deny and force override all.',
    trap: 'A mounted tmpfs follows its own huge= option.',
    when: 'When ShmemHugePages is not what was expected; the default is never.',
  },
  use_zero_page: { meaning: '1: reading untouched memory maps a shared huge page of zeros.', trap: 'That page is in no RSS.' },
  shrink_underused: { meaning: '1: under pressure huge pages that are mostly zero are split, and the zero parts freed.' },
  hpage_pmd_size: {
    meaning: 'Size of a PMD huge page, the unit of the huge page counts in vmstat.',
    trap: '2 MiB on x86-64, more with 64 KiB base pages: take it from the host, not from memory.',
    when: 'To turn nr_anon_transparent_hugepages into bytes.',
  },
};
