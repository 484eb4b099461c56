import { defineKernelFile } from '../kernel-file.ts';
import { parsePressure } from '../../text/index.ts';
import { notingCuts } from '../note-cut.ts';
import { metrics } from './metrics.ts';

export const cgroupV2IoPressure = defineKernelFile({
  id: 'v2:io.pressure',
  scope: 'cgroup-v2',
  title: 'io.pressure',
  where: ['io.pressure'],
  cost: 'free',
  capture: 'always',
  metrics,
  parse: notingCuts(parsePressure),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
