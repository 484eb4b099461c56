import type { MetricDoc } from '../../metric-doc.ts';

const reference = 'Documentation/filesystems/proc.rst (VmFlags table); fs/proc/task_mmu.c show_smap_vma_flags()';

const flag = { unit: 'flag', kind: 'setting', tier: 2, since: '3.8', reference } as const;
const shown = { ...flag, tier: 1 } as const;

/** Two-letter codes of a VmFlags line, in the order of the kernel's table. */
export const metrics = {
  rd: flag,
  wr: flag,
  ex: flag,
  sh: shown,
  mr: flag,
  mw: flag,
  me: flag,
  ms: flag,
  gd: shown,
  pf: shown,
  dw: { ...flag, until: '5.14' },
  mp: { ...flag, since: '3.19', until: '5.5', config: 'CONFIG_X86_INTEL_MPX' },
  nl: { ...flag, until: '3.19' },
  gu: { unit: 'flag', kind: 'setting', tier: 1, reference },
  lo: { ...shown, identities: ['sum(Size where lo) = VmLck'], seenAs: ['status: VmLck'] },
  lf: { ...flag, since: '6.12', recalled: true },
  io: flag,
  sr: flag,
  rr: flag,
  dc: flag,
  de: flag,
  ac: { ...shown, seenAs: ['meminfo: Committed_AS'] },
  nr: shown,
  ht: { ...shown, config: 'CONFIG_HUGETLB_PAGE', identities: ['Rss = 0 where ht'] },
  sf: { ...flag, since: '4.15' },
  ar: flag,
  wf: { ...flag, since: '4.14' },
  dd: flag,
  bt: { ...flag, since: '5.8', recalled: true, config: 'CONFIG_ARM64_BTI' },
  mt: { ...flag, since: '5.10', recalled: true, config: 'CONFIG_ARM64_MTE' },
  sd: { ...shown, since: '3.13', config: 'CONFIG_MEM_SOFT_DIRTY' },
  mm: flag,
  hg: { ...shown, config: 'CONFIG_TRANSPARENT_HUGEPAGE' },
  nh: { ...shown, config: 'CONFIG_TRANSPARENT_HUGEPAGE' },
  mg: { ...shown, config: 'CONFIG_KSM' },
  um: { ...flag, since: '4.3', config: 'CONFIG_USERFAULTFD' },
  uw: { ...flag, since: '4.3', config: 'CONFIG_USERFAULTFD' },
  ui: { ...flag, since: '5.13', recalled: true, config: 'CONFIG_HAVE_ARCH_USERFAULTFD_MINOR' },
  ur: { unit: 'flag', kind: 'setting', tier: 2, config: 'CONFIG_USERFAULTFD', reference },
  ss: { ...shown, since: '6.6', recalled: true, config: 'CONFIG_ARCH_HAS_USER_SHADOW_STACK' },
  dp: { ...shown, since: '6.11', recalled: true },
  sl: { ...flag, since: '6.12', recalled: true, config: 'CONFIG_64BIT' },
  '??': flag,
} as const satisfies Readonly<Record<string, MetricDoc>>;
