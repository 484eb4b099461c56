import type { MetricDoc } from '../metric-doc.ts';
import { namesLike } from '../proc-vmstat/index.ts';

const reference = 'proc_zoneinfo(5); mm/vmstat.c zoneinfo_show_print()';
const pages = { unit: 'bytes', printed: 'pages', kind: 'gauge', tier: 2, since: '2.6.13', recalled: true, reference } as const;
const watermark = { ...pages, kind: 'limit', tier: 1, identities: ['min <= low <= high <= promo'] } as const;

export const metrics = {
  'pages free': { ...pages, tier: 1, identities: ['sum over zones of pages free = vmstat.nr_free_pages'], seenAs: ['OOM report: free'] },
  boost: { ...pages, since: '5.9', recalled: true },
  min: { ...watermark, seenAs: ['OOM report: min'] },
  low: { ...watermark, seenAs: ['OOM report: low'] },
  high: { ...watermark, seenAs: ['OOM report: high'] },
  promo: { ...watermark, tier: 2, since: '6.2', recalled: true },
  spanned: { ...pages, identities: ['spanned >= present >= managed'] },
  present: { ...pages, identities: ['spanned >= present >= managed'], seenAs: ['OOM report: present'] },
  managed: {
    ...pages,
    tier: 1,
    since: '3.8',
    identities: ['sum over zones of managed = meminfo.MemTotal'],
    seenAs: ['OOM report: managed'],
  },
  cma: { ...pages, since: '5.13', config: 'CONFIG_CMA' },
  reserved_highatomic: { unit: 'bytes', printed: 'pages', kind: 'gauge', tier: 2, reference },
  free_highatomic: { unit: 'bytes', printed: 'pages', kind: 'gauge', tier: 2, reference },
  scanned: { ...pages, names: ['node_scanned'] },
  protection: { ...pages, unit: 'text', kind: 'setting' },
  nr_free_pages: { ...pages, names: namesLike('nr_free_pages') },
  nr_kernel_stack: { ...pages, printed: 'KiB', names: namesLike('nr_kernel_stack').filter((name) => name.startsWith('nr_')) },
  nr_anon_transparent_hugepages: {
    unit: 'count',
    printed: 'huge-pages',
    kind: 'gauge',
    tier: 2,
    names: namesLike('nr_anon_transparent_hugepages'),
    reference,
  },
  'per-node stats': {
    unit: 'count',
    kind: 'counter',
    tier: 2,
    names: namesLike('nr_vmscan_write'),
    since: '4.8',
    recalled: true,
    reference,
  },
  'cpu <n> count': { ...pages, tier: 1 },
  'cpu <n> high': pages,
  'cpu <n> batch': pages,
  'cpu <n> high_min': pages,
  'cpu <n> high_max': pages,
  'cpu <n> vm stats threshold': { ...pages, names: ['vm stats threshold'], since: '2.6.18' },
  node_unreclaimable: { unit: 'flag', kind: 'gauge', tier: 1, names: ['all_unreclaimable'], since: '2.6.13', recalled: true, reference },
  start_pfn: { unit: 'count', kind: 'identity', tier: 2, since: '2.6.13', recalled: true, reference },
  inactive_ratio: { names: ['node_inactive_ratio'], unit: 'count', kind: 'gauge', tier: 2, reference },
  prev_priority: { unit: 'count', kind: 'gauge', tier: 2, reference },
} as const satisfies Readonly<Record<string, MetricDoc>>;
