import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { singleValueParser } from '../parse-fields.ts';
import { metrics } from './metrics.ts';

export const cgroupV1NotifyOnRelease = defineKernelFile({
  id: 'v1:notify_on_release',
  scope: 'cgroup-v1',
  title: 'notify_on_release',
  where: ['notify_on_release'],
  cost: 'free',
  capture: 'always',
  metrics,
  parse: notingCuts(singleValueParser(metrics, true)),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
