import { parsePressure } from '../../text/index.ts';
import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { metrics } from './metrics.ts';

/** Pressure (PSI) of the host: one file for each resource, told apart by the path. */
export const pressure = defineKernelFile({
  id: 'pressure',
  scope: 'host',
  title: '/proc/pressure/<resource>',
  where: ['proc/pressure/memory', 'proc/pressure/cpu', 'proc/pressure/io', 'proc/pressure/irq'],
  cost: 'free',
  capture: 'always',
  metrics,
  parse: notingCuts(parsePressure),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
