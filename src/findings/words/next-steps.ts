import { has, shellArg, textArg } from '../args.ts';
import { askRuntime } from './ask-runtime.ts';
import type { CodedWords } from './coded-words.ts';
import { hostSteps } from './host-steps.ts';

const processSteps = {
  'capture-again': {
    en: (args) =>
      `Capture again under the same load, to tell steady growth from a step: \`memcase capture --pid ${textArg(args, 'pid')} --samples 10 --interval 30s\`.`,
    'zh-CN': (args) =>
      `在相同负载下再次采集，区分持续增长与一次性上升：\`memcase capture --pid ${textArg(args, 'pid')} --samples 10 --interval 30s\`。`,
  },
  'look-at-mappings': {
    en: (args) =>
      `Look at the mappings: \`memcase show CAPTURE ${has(args, 'path') ? textArg(args, 'path') : `proc/${textArg(args, 'pid')}/smaps`}\`.`,
    'zh-CN': (args) =>
      `查看各映射：\`memcase show CAPTURE ${has(args, 'path') ? textArg(args, 'path') : `proc/${textArg(args, 'pid')}/smaps`}\`。`,
  },
  'count-mappings': {
    en: (args) =>
      `Count mappings by name on the host: \`awk '{print $6}' /proc/${textArg(args, 'pid')}/maps | sort | uniq -c | sort -rn | head\`.`,
    'zh-CN': (args) =>
      `在主机上按名称统计映射数：\`awk '{print $6}' /proc/${textArg(args, 'pid')}/maps | sort | uniq -c | sort -rn | head\`。`,
  },
  'list-threads': {
    en: (args) => `List the threads by name: \`ps -T -p ${textArg(args, 'pid')} -o comm= | sort | uniq -c | sort -rn | head\`.`,
    'zh-CN': (args) => `按名称列出线程：\`ps -T -p ${textArg(args, 'pid')} -o comm= | sort | uniq -c | sort -rn | head\`。`,
  },
  'list-deleted': {
    en: (args) => `See which mappings are deleted: \`grep -n '(deleted)' /proc/${textArg(args, 'pid')}/maps\`.`,
    'zh-CN': (args) => `查看哪些映射已删除：\`grep -n '(deleted)' /proc/${textArg(args, 'pid')}/maps\`。`,
  },
  'restart-when-due': {
    en: (args) => `Plan a restart of ${textArg(args, 'process')}: only then the new file is used.`,
    'zh-CN': (args) => `安排重启 ${textArg(args, 'process')}：重启后才会使用新文件。`,
  },
  'check-deploy': {
    en: (args) => `Check which version of ${textArg(args, 'file')} was installed, and when: \`stat ${shellArg(args, 'file')}\`.`,
    'zh-CN': (args) => `确认安装的是 ${textArg(args, 'file')} 的哪个版本、何时安装：\`stat ${shellArg(args, 'file')}\`。`,
  },
  'compare-private': {
    en: (args) =>
      `Compare what is private in parent and children, and look for what writes after the fork: \`grep -H ^Private_Dirty ${textArg(args, 'files')}\`.`,
    'zh-CN': (args) => `比较父子进程的私有部分，查找 fork 之后的写入：\`grep -H ^Private_Dirty ${textArg(args, 'files')}\`。`,
  },
  'trust-status': {
    en: (args) =>
      `Read RSS of pid ${textArg(args, 'pid')} from status, and per mapping from numa_maps; do not diff smaps of this kernel alone.`,
    'zh-CN': (args) => `pid ${textArg(args, 'pid')} 的 RSS 以 status 为准，按映射则看 numa_maps；在该内核上不要只比较 smaps。`,
  },
  'who-maps': {
    en: (args) => `See who maps it: \`grep -lF -e ${shellArg(args, 'object')} /proc/[0-9]*/maps\`.`,
    'zh-CN': (args) => `查看谁映射了它：\`grep -lF -e ${shellArg(args, 'object')} /proc/[0-9]*/maps\`。`,
  },
  'sum-pss': {
    en: () => 'Add up PSS, not RSS: `memcase show CAPTURE --view smem`.',
    'zh-CN': () => '相加时用 PSS 而不是 RSS：`memcase show CAPTURE --view smem`。',
  },
} as const satisfies Readonly<Record<string, CodedWords>>;

/** Safe next steps: every command given only reads. */
export const nextSteps = { ...processSteps, ...hostSteps, ...askRuntime };
