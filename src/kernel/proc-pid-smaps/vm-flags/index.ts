import { defineKernelFile } from '../../kernel-file.ts';
import { metrics } from './metrics.ts';
import { parseVmFlags } from './parse.ts';

/** The codes of the VmFlags line of smaps. No file of its own: it stands here so that each code is explained like a field. */
export const vmFlags = defineKernelFile({
  id: 'VmFlags',
  scope: 'process',
  title: '/proc/<pid>/smaps VmFlags',
  where: [],
  cost: 'per-page',
  capture: 'never',
  metrics,
  parse: (bytes) => parseVmFlags(bytes),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
