import { defineKernelFile } from '../kernel-file.ts';
import { metrics } from './metrics.ts';
import { parseMaps, streamMaps } from './parse.ts';

/** The mappings of a process, without what is resident in them. Cheap; before 6.17 it delays the target's mmap calls a little. */
export const maps = defineKernelFile({
  id: 'maps',
  scope: 'process',
  title: '/proc/<pid>/maps',
  where: ['maps'],
  cost: 'per-mapping',
  capture: 'always',
  metrics,
  parse: (bytes) => parseMaps(bytes),
  stream: (context) => streamMaps(context.size),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
