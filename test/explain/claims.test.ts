import { describe, expect, it } from 'vitest';
import { findClaims } from '../../src/explain/find-claims.ts';
import { allFields, claims, lookUp } from '../../src/explain/index.ts';
import { idOf } from '../../src/explain/explanation.ts';

/** The words in which each claim goes round. The first answer must be the one about it. */
const said: Readonly<Record<string, string>> = {
  'Real physical usage = RES - SHR': 'res-minus-shr',
  'RES - SHR is the real memory': 'res-minus-shr',
  'VmExe is read-only code': 'vmexe-read-only-code',
  'VmHWM can be written to memory.max_usage_in_bytes as a limit': 'vmhwm-as-limit',
  'set the limit from VmHWM via memory.max_usage_in_bytes': 'vmhwm-as-limit',
  'High VmLib -> link statically': 'vmlib-link-statically',
  'RssFile high -> drop caches helps': 'rssfile-drop-caches',
  'inactive_file can be freed by echo 3 > drop_caches': 'drop-caches-frees-inactive-file',
  'statm dt column = dirty pages': 'statm-dt-dirty',
  'VmSize growing while VmRSS stable = leak': 'vmsize-growth-leak',
  'Referenced = active memory': 'referenced-is-active',
  'Shared_Dirty must be synced to disk before reclaim': 'shared-dirty-needs-sync',
  'Private_Dirty must be written to swap or file': 'private-dirty-needs-swap',
  'MemFree low = out of memory': 'memfree-low',
  'Available = free + buffers + cached': 'available-sum',
  'Swap used = memory pressure': 'swap-used-pressure',
  'pgpgin/pgpgout = paging': 'pgpgin-is-paging',
  'pgscan_direct and pgscan_kswapd 0 = no reclaim on this host': 'pgscan-zero-no-reclaim',
  'AnonHugePages 0 = no THP': 'anonhugepages-zero-no-thp',
  'swappiness = percent of RAM at which swapping starts': 'swappiness-percent',
  'oom_score 666 is dangerous': 'oom-score-666',
  'VmallocUsed 0': 'vmallocused-zero',
  'LazyFree in /proc/meminfo': 'meminfo-lazyfree',
  '(deleted) library = leak': 'deleted-library-leak',
  'RLIMIT_RSS limits memory': 'rlimit-rss',
  'v1 numa_stat values are bytes': 'v1-numa-stat-bytes',
  'pgpgin/pgpgout in v1 memory.stat are pages swapped/paged from disk': 'v1-pgpgin-pages',
  'memory.events exists in v1': 'v1-memory-events',
  'failcnt counts OOMs': 'failcnt-counts-oom',
  'PAGE_COUNTER_MAX = LONG_MAX/PAGE_SIZE*PAGE_SIZE': 'v1-unlimited-value',
  'rss in v1 memory.stat = process RSS': 'v1-rss-process-rss',
  'usage_in_bytes is exact': 'v1-usage-exact',
  'rss near hierarchical_memory_limit means OOM risk': 'rss-near-limit',
  'total_rss is the total on the host': 'v1-total-rss-host',
  'swap non-zero means memory shortage': 'swap-used-pressure',
  'memory.stat values are for the subtree': 'stat-covers-subtree',
  'cache can always be dropped': 'cache-always-droppable',
  'empty cgroup.procs = no memory': 'no-processes-no-memory',
  'limit written is limit read': 'limit-written-is-read',
  'OOM in the log names the culprit cgroup': 'oom-log-names-culprit',
  'no swapaccount -> swap 0': 'no-swapaccount-zero',
  'v1 TCP buffers are in usage': 'v1-tcp-in-usage',
  'major faults show file thrash': 'major-faults-thrash',
  'local v1 values can exceed the limit/host': 'v1-local-exceeds-limit',
  'memory.events sock_throttled is in 6.18': 'sock-throttled-618',
  'kmem.limit_in_bytes works': 'kmem-limit-works',
  'smaps_rollup is cheap enough to poll': 'rollup-cheap',
  'VmPeak is the largest need of memory': 'vmpeak-largest-need',
  'VmLck is physical': 'vmlck-physical',
  'growing VmData or VmStk means a heap leak or recursion': 'vmdata-vmstk-leak',
  'clean pages are reclaimed at once': 'clean-reclaimed-at-once',
  'Anonymous is memory no file is behind': 'anonymous-no-file',
  'inactive_anon can be reclaimed (without swap)': 'inactive-anon-reclaimable',
  'unevictable is mlock only': 'unevictable-mlock-only',
  'usage_in_bytes is RSS + cache': 'v1-usage-rss-cache',
  'si/so are pgpgin/pgpgout': 'si-so-are-pgpgin',
};

describe('popular claims', () => {
  it.each(Object.entries(said))('"%s" finds its answer first', (words, id) => {
    expect(lookUp(words).claims[0]?.id).toBe(id);
  });

  it('are each found by their own words in both languages', () => {
    for (const claim of claims) {
      for (const text of [claim.en, claim.zh])
        for (const words of [text.claim, ...(text.also ?? [])]) {
          expect({ words, found: findClaims(words).includes(claim) }).toEqual({ words, found: true });
        }
    }
  });

  it('have an answer of two or three sentences or so, a reference, and metrics that exist', () => {
    const known = new Set(allFields().map(idOf));
    for (const { id, metrics, reference, en, zh } of claims) {
      expect({ id, missing: metrics.filter((metric) => !known.has(metric)) }).toEqual({ id, missing: [] });
      expect(reference.length).toBeGreaterThan(5);
      expect(en.answer.length).toBeGreaterThan(100);
      expect(zh.answer).toMatch(/\p{Script=Han}{4}/u);
      expect(zh.claim).toMatch(/\p{Script=Han}/u);
    }
    expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length);
  });

  it('are linked from the metrics they are about', () => {
    for (const { id, metrics } of claims) expect(lookUp(metrics[0]).claims.map((claim) => claim.id)).toContain(id);
  });

  it('are not found by words that no claim holds', () => {
    expect(findClaims('the weather of tomorrow')).toEqual([]);
    expect(findClaims('')).toEqual([]);
  });
});
