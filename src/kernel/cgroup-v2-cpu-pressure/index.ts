import { defineKernelFile } from '../kernel-file.ts';
import { parsePressure } from '../../text/index.ts';
import { notingCuts } from '../note-cut.ts';
import { metrics } from './metrics.ts';

export const cgroupV2CpuPressure = defineKernelFile({
  id: 'v2:cpu.pressure',
  scope: 'cgroup-v2',
  title: 'cpu.pressure',
  where: ['cpu.pressure'],
  cost: 'free',
  capture: 'always',
  metrics,
  parse: notingCuts(parsePressure),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
