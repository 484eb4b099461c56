import { defineKernelFile } from '../kernel-file.ts';
import { singleValueParser } from '../parse-fields.ts';
import { metrics } from './metrics.ts';

/** Write-only: explained, never opened. */
export const hugepagesDemote = defineKernelFile({
  id: 'hugepages.act',
  scope: 'host',
  title: '/sys/kernel/mm/hugepages/hugepages-<size>kB/demote',
  where: ['sys/kernel/mm/hugepages/hugepages-*kB/demote'],
  cost: 'free',
  capture: 'never',
  metrics,
  parse: singleValueParser(metrics, true),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
