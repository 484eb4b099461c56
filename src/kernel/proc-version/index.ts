import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { singleValueParser } from '../parse-fields.ts';
import { metrics } from './metrics.ts';

// Linux version 6.12.117+deb12-amd64 (debian-kernel@lists.debian.org) (x86_64-linux-gnu-gcc-12 ...) #1 SMP ...
export const version = defineKernelFile({
  id: 'version',
  scope: 'host',
  title: '/proc/version',
  where: ['proc/version'],
  cost: 'free',
  capture: 'always',
  metrics,
  parse: notingCuts(singleValueParser(metrics)),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
