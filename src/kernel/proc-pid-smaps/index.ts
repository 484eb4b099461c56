import { defineKernelFile } from '../kernel-file.ts';
import { metrics } from './metrics.ts';
import { parseSmaps, streamSmaps } from './parse.ts';

export { vmFlags } from './vm-flags/index.ts';

/** The mappings of a process with what is resident, shared, dirty and swapped in each. Whoever reads it stalls the target's mmap calls. */
export const smaps = defineKernelFile({
  id: 'smaps',
  scope: 'process',
  title: '/proc/<pid>/smaps',
  where: ['smaps'],
  cost: 'per-page',
  capture: 'mappings',
  metrics,
  parse: (bytes) => parseSmaps(bytes),
  stream: (context) => streamSmaps(context.size === undefined ? {} : { size: context.size }),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
