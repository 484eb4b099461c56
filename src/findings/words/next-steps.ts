import type { Arguments, Language } from '../../contract/index.ts';
import { textArg } from '../args.ts';

type Words = Readonly<Record<Language, (args: Arguments) => string>>;

/** Safe next steps, read-only ones first. */
export const nextSteps = {
  'capture-again': {
    en: () =>
      'Capture again under the same load, to tell steady growth from a step: `memcase capture --pid PID --samples 10 --interval 30s`.',
    'zh-CN': () => '在相同负载下再次采集，区分持续增长与一次性上升：`memcase capture --pid PID --samples 10 --interval 30s`。',
  },
  'look-at-mappings': {
    en: (args) => `Look at the mappings that grew: \`memcase show CAPTURE proc/${textArg(args, 'pid')}/smaps\`.`,
    'zh-CN': (args) => `查看增长的映射：\`memcase show CAPTURE proc/${textArg(args, 'pid')}/smaps\`。`,
  },
  'ask-the-runtime': {
    en: (args) =>
      `Ask the runtime for its own account of its heap (${textArg(args, 'runtime')}): kernel counters say how much, only the runtime can say what.`,
    'zh-CN': (args) => `向运行时（${textArg(args, 'runtime')}）查询它自己的堆统计：内核计数器只能说明多少，运行时才知道是什么。`,
  },
  'read-kernel-log': {
    en: () => 'Read the OOM report in the kernel log: `journalctl -k -g oom` or `dmesg -T`.',
    'zh-CN': () => '查看内核日志中的 OOM 报告：`journalctl -k -g oom` 或 `dmesg -T`。',
  },
  'check-limit': {
    en: (args) => `Read the limits on the whole path of ${textArg(args, 'cgroup')}: an ancestor's limit counts as much as its own.`,
    'zh-CN': (args) => `检查 ${textArg(args, 'cgroup')} 整条路径上的限制：祖先的限制与自身的限制同样有效。`,
  },
} as const satisfies Readonly<Record<string, Words>>;

export type NextStepCode = keyof typeof nextSteps;
