import { showName } from '../text/index.ts';
import { bytesArg, textArg } from './args.ts';
import { evidenceOf, processName, processSubject } from './evidence.ts';
import { foundOrClear, type Finding, type Judged, type Rule } from './rule.ts';

const rule: Rule = {
  code: 'process-appeared',
  needs: ['stat.starttime'],
  why: 'A user process of the newer capture has no counterpart in the older one. Kernel threads come and go with the kernel and are left out.',
  judge(comparison) {
    if (comparison.before === null) return { state: 'not-applicable', why: 'one capture: nothing to compare with' };
    const found = comparison.processes
      .filter((pair) => pair.pairing.kind === 'appeared' && pair.after?.kind === 'user')
      .map((pair): Judged => ({
        severity: 'info',
        confidence: 0.8,
        subject: processSubject(pair),
        args: {
          process: showName(processName(pair)),
          pid: pair.after?.pid ?? null,
          pss: numberOrNull(pair.metrics['pss']?.after),
          rss: numberOrNull(pair.metrics['rss']?.after),
        },
        bytes: numberOrNull(pair.metrics['pss']?.after) ?? numberOrNull(pair.metrics['rss']?.after),
        evidence: [evidenceOf('rss', pair.metrics['rss'], comparison)],
        reasoning: [{ code: 'identity-by-start-time', args: {} }],
        next: [],
      }));
    return foundOrClear(found);
  },
};

const numberOrNull = (value: unknown): number | null => (typeof value === 'number' ? value : null);

export const processAppeared: Finding = {
  rule,
  words: {
    en: {
      title: (args) => `${textArg(args, 'process')} is new`,
      text: (args) => `${textArg(args, 'process')} was not there before; it holds ${bytesArg(args, 'rss')} RSS.`,
    },
    'zh-CN': {
      title: (args) => `${textArg(args, 'process')} 为新进程`,
      text: (args) => `${textArg(args, 'process')} 在之前的采集中不存在，RSS 为 ${bytesArg(args, 'rss')}。`,
    },
  },
};
