import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { choiceParser } from '../parse-choice.ts';
import { metrics } from './metrics.ts';

/** Transparent huge pages; RHEL 6 keeps the folder under a name of its own. */
export const thp = defineKernelFile({
  id: 'thp',
  scope: 'host',
  title: '/sys/kernel/mm/transparent_hugepage/<setting>',
  where: [
    ...Object.keys(metrics).map((name) => `sys/kernel/mm/transparent_hugepage/${name}`),
    'sys/kernel/mm/redhat_transparent_hugepage/enabled',
    'sys/kernel/mm/redhat_transparent_hugepage/defrag',
  ],
  cost: 'free',
  capture: 'always',
  metrics,
  parse: notingCuts(choiceParser(metrics)),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
