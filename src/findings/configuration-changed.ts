import type { Arguments, ConfigurationChange, Language } from '../contract/index.ts';
import type { Comparison } from '../diff/index.ts';
import { differingWords, showName } from '../text/index.ts';
import { textArg } from './args.ts';
import { hostSubject, processName, processSubject } from './evidence.ts';
import { oneCapture } from './reading.ts';
import { foundOrClear, type Finding, type Judged, type Rule } from './rule.ts';

/** Settings that somebody chose and that act on every process. */
const hostSettings = new Set(['sysctl', 'thp', 'ksm', 'hugepages', 'swap-device']);
/** What differs about one process. Limits, executables and libraries have findings of their own. */
const processSettings = new Set(['command-line', 'cgroup', 'oom-score-adj', 'resource-limit']);

const rule: Rule = {
  code: 'configuration-changed',
  needs: ['sys.vm', 'thp', 'cmdline'],
  why: 'A memory setting of the host (vm sysctl, transparent huge pages, KSM, huge page pools, swap devices) or one of a process (arguments, cgroup, oom_score_adj, resource limits) differ between the captures. The first word of a command line is a name that deployments change and is not counted. Settings are a notice, because they act on every process; those of one process are information.',
  judge(comparison) {
    if (comparison.before === null) return oneCapture;
    return foundOrClear(comparison.configuration.flatMap((change) => toFinding(change, comparison) ?? []));
  },
};

function toFinding(change: Omit<ConfigurationChange, 'text'>, { processes }: Comparison): Judged | null {
  const isProcess = processSettings.has(change.what);
  if (!isProcess && !hostSettings.has(change.what)) return null;
  if (change.what === 'command-line' && argumentsOf(change.before) === argumentsOf(change.after)) return null;
  const pair = isProcess ? processes.find((each) => each.after !== null && processName(each) === change.subject) : undefined;
  return {
    severity: isProcess ? 'info' : 'notice',
    confidence: 0.99,
    subject: isProcess ? (pair === undefined ? { kind: 'process', id: change.subject } : processSubject(pair)) : hostSubject,
    args: {
      what: change.what,
      subject: showName(change.subject),
      before: showName(change.before ?? ''),
      after: showName(change.after ?? ''),
    },
    bytes: null,
    evidence: [],
    reasoning: [{ code: 'may-be-cause', args: {} }],
    next: [],
  };
}

const argumentsOf = (line: string | null): string => (line ?? '').split(' ').slice(1).join(' ');

/** What of it was changed, as people call it. */
const kinds: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  sysctl: { en: 'sysctl', 'zh-CN': 'sysctl 设置' },
  thp: { en: 'setting of transparent huge pages', 'zh-CN': '透明大页设置' },
  ksm: { en: 'setting of KSM', 'zh-CN': 'KSM 设置' },
  hugepages: { en: 'pool of huge pages', 'zh-CN': '大页池' },
  'swap-device': { en: 'swap device', 'zh-CN': '交换设备' },
  'command-line': { en: 'arguments', 'zh-CN': '命令行参数' },
  cgroup: { en: 'cgroup', 'zh-CN': '所在 cgroup ' },
  'oom-score-adj': { en: 'oom_score_adj', 'zh-CN': ' oom_score_adj ' },
  'resource-limit': { en: 'resource limit', 'zh-CN': '资源限制' },
};
const isOfProcess = (args: Arguments): boolean => processSettings.has(textArg(args, 'what'));
const kindOf = (args: Arguments, language: Language): string => kinds[textArg(args, 'what')]?.[language] ?? textArg(args, 'what');

function sayArguments(args: Arguments): string {
  const { before, after } = differingWords(textArg(args, 'before'), textArg(args, 'after'));
  const subject = textArg(args, 'subject');
  if (before === '') return `New among the arguments of ${subject}: "${after}".`;
  if (after === '') return `No longer among the arguments of ${subject}: "${before}".`;
  return `The arguments of ${subject} changed from "${before}" to "${after}".`;
}

function sayArgumentsInChinese(args: Arguments): string {
  const { before, after } = differingWords(textArg(args, 'before'), textArg(args, 'after'));
  const subject = textArg(args, 'subject');
  if (before === '') return `${subject} 的参数中新增“${after}”。`;
  if (after === '') return `${subject} 的参数中去掉了“${before}”。`;
  return `${subject} 的参数由“${before}”改为“${after}”。`;
}

export const configurationChanged: Finding = {
  rule,
  words: {
    en: {
      title: (args) => `${textArg(args, 'subject')}: ${kindOf(args, 'en')} changed`,
      text: (args) =>
        args['what'] === 'command-line'
          ? sayArguments(args)
          : `The ${kindOf(args, 'en')} ${isOfProcess(args) ? 'of ' : ''}${textArg(args, 'subject')} was "${textArg(args, 'before')}" and is "${textArg(args, 'after')}".`,
    },
    'zh-CN': {
      title: (args) => `${textArg(args, 'subject')}：${kindOf(args, 'zh-CN')}已更改`,
      text: (args) =>
        args['what'] === 'command-line'
          ? sayArgumentsInChinese(args)
          : `${isOfProcess(args) ? `${textArg(args, 'subject')} 的${kindOf(args, 'zh-CN')}` : `${kindOf(args, 'zh-CN')} ${textArg(args, 'subject')} `}由“${textArg(args, 'before')}”改为“${textArg(args, 'after')}”。`,
    },
  },
};
