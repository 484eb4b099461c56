import type { MetricTexts, Tier1Text } from '../metric-doc.ts';
import type { totalMetrics } from './metrics-total.ts';

const ofThisSubtree =
  'Not a total of the host: it covers this cgroup and what lies below. Before 5.11 with use_hierarchy 0 it is the local line again.';

/** Words of a total_ line: what it sums up, what goes wrong with it in particular, and when it is the right line. */
function subtree(what: string, when: string, trap?: string): Tier1Text {
  return {
    meaning: `${what} of this cgroup and all below it, including removed ones that still hold charges.`,
    trap: trap === undefined ? ofThisSubtree : `${trap} ${ofThisSubtree}`,
    when,
  };
}

const againstUsage = 'Instead of the local line whenever usage_in_bytes or a limit stands beside it: those cover the subtree too.';
const asRate = 'As a rate between two samples, for the whole subtree.';

export const totalTexts: MetricTexts<typeof totalMetrics> = {
  total_cache: subtree(
    'Page cache, shared memory included,',
    againstUsage,
    'After an rmdir the parent can show more than its visible parts.',
  ),
  total_rss: subtree('Anonymous memory', againstUsage, 'Not the RSS of any tool but cAdvisor, which calls it container_memory_rss.'),
  total_rss_huge: subtree('Anonymous transparent huge pages', againstUsage),
  total_shmem: subtree('tmpfs and other shared memory', againstUsage, 'Part of total_cache that cannot be dropped.'),
  total_mapped_file: subtree(
    'Mapped cache pages',
    againstUsage,
    'Pages that another cgroup touched first are paid there and missing here.',
  ),
  total_dirty: subtree('Cache pages waiting to be written', againstUsage),
  total_writeback: subtree('Pages being written to disk', againstUsage),
  total_workingset_refault_anon: subtree(
    'Anonymous pages read back soon after eviction, counted over the life',
    asRate,
    'Pages, not bytes.',
  ),
  total_workingset_refault_file: subtree('File pages read again soon after eviction, counted over the life', asRate, 'Pages, not bytes.'),
  total_swap: subtree(
    'Swap space held by the pages',
    'Beside memsw.usage_in_bytes - usage_in_bytes, which it should nearly equal.',
    'Not inside usage_in_bytes. A level, not a rate: it can be high and harmless.',
  ),
  total_swapcached: subtree('Pages both in memory and in swap', againstUsage, 'They count on both sides.'),
  total_pgpgin: subtree('Charge events', asRate, 'Events, not pages, and not disk input.'),
  total_pgpgout: subtree('Uncharge events', asRate, 'Events, not pages, and not disk output.'),
  total_pgfault: subtree('Page faults, counted over the life', asRate),
  total_pgmajfault: subtree('Page faults that waited for I/O, counted over the life', asRate, 'File reads by read() are not in it.'),
  total_inactive_anon: subtree('Anonymous and shared memory not used lately', againstUsage, 'Cannot be reclaimed without swap.'),
  total_active_anon: subtree('Anonymous and shared memory in recent use', againstUsage),
  total_inactive_file: subtree(
    'File pages not used lately',
    'For the working set as Kubernetes computes it: usage_in_bytes less this line, not less than 0.',
    'What remains after the subtraction is not all needed: active_file is still in it.',
  ),
  total_active_file: subtree('File pages in recent use', againstUsage, 'Reclaimable, though part of the Kubernetes working set.'),
  total_unevictable: subtree('Pages that reclaim must skip', againstUsage, 'Also counted in total_rss or total_cache.'),
};
