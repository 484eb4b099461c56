import type { Arguments, Language } from '../contract/index.ts';
import { sayPairingReason } from '../diff/index.ts';
import { showName } from '../text/index.ts';
import { textArg } from './args.ts';
import { processName, processSubject } from './evidence.ts';
import { foundOrClear, type Finding, type Judged, type Rule } from './rule.ts';

const rule: Rule = {
  code: 'process-restarted',
  needs: ['stat.starttime'],
  why: 'A process of the older capture is gone and one of the same role (unit or container, executable, arguments) is there with another start time.',
  judge(comparison) {
    if (comparison.before === null) return { state: 'not-applicable', why: 'one capture: nothing to compare with' };
    const found = comparison.processes
      .filter((pair) => pair.pairing.kind === 'restarted')
      .map((pair): Judged => ({
        severity: 'info',
        confidence: pair.pairing.confidence >= 0.8 ? 0.8 : 0.5,
        subject: processSubject(pair),
        args: {
          process: showName(processName(pair)),
          oldPid: pair.before?.pid ?? null,
          pid: pair.after?.pid ?? null,
          signs: pair.pairing.reasons.join(', '),
        },
        bytes: null,
        evidence: [],
        reasoning: [{ code: 'identity-by-start-time', args: {} }],
        next: [],
      }));
    return foundOrClear(found);
  },
};

const signsIn = (args: Arguments, language: Language, comma: string): string =>
  textArg(args, 'signs')
    .split(', ')
    .map((sign) => sayPairingReason(sign, language))
    .join(comma);

export const processRestarted: Finding = {
  rule,
  words: {
    en: {
      title: (args) => `${textArg(args, 'process')} was restarted`,
      text: (args) =>
        `${textArg(args, 'process')} takes the place of pid ${textArg(args, 'oldPid')}; they agree in ${signsIn(args, 'en', ', ')}.`,
    },
    'zh-CN': {
      title: (args) => `${textArg(args, 'process')} 已重启`,
      text: (args) => `${textArg(args, 'process')} 取代了 pid ${textArg(args, 'oldPid')}；两者一致之处：${signsIn(args, 'zh-CN', '、')}。`,
    },
  },
};
