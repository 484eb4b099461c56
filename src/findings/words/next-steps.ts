import type { Arguments } from '../../contract/index.ts';
import { has, shellArg, shellWord, textArg } from '../args.ts';
import { askRuntime } from './ask-runtime.ts';
import type { CodedWords } from './coded-words.ts';
import { hostSteps } from './host-steps.ts';

/** Where the capture has the mappings, as one word for a shell. */
const mappingsPath = (args: Arguments): string =>
  shellWord(has(args, 'path') ? textArg(args, 'path') : `proc/${textArg(args, 'pid')}/smaps`);

const processSteps = {
  'capture-again': {
    en: (args) =>
      `Capture again under the same load, to tell steady growth from a step: \`memcase capture --pid ${textArg(args, 'pid')} --samples 10 --interval 30s\`.`,
    'zh-CN': (args) =>
      `在相同负载下再次采集，区分持续增长与一次性上升：\`memcase capture --pid ${textArg(args, 'pid')} --samples 10 --interval 30s\`。`,
  },
  'look-at-mappings': {
    en: (args) => `Look at the mappings: \`memcase show CAPTURE ${mappingsPath(args)}\`.`,
    'zh-CN': (args) => `查看各映射：\`memcase show CAPTURE ${mappingsPath(args)}\`。`,
  },
  'who-counts-addresses': {
    en: (args) =>
      `See whether anything counts addresses: \`grep 'Max address space' /proc/${textArg(args, 'pid')}/limits\`, and \`cat /proc/sys/vm/overcommit_memory\` (at 2 what may be written counts). If neither does, the addresses themselves cost nothing but page tables.`,
    'zh-CN': (args) =>
      `确认是否有限制按地址空间计算：\`grep 'Max address space' /proc/${textArg(args, 'pid')}/limits\`，以及 \`cat /proc/sys/vm/overcommit_memory\`（为 2 时可写部分计入）。若都没有，这些地址本身只有页表的开销。`,
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
  'who-may-lock': {
    en: (args) =>
      `Find out whether it is meant to: \`grep 'Max locked memory' /proc/${textArg(args, 'pid')}/limits\` is what it may lock (LimitMEMLOCK= of its unit); with CAP_IPC_LOCK there is no limit.`,
    'zh-CN': (args) =>
      `确认是否有意为之：\`grep 'Max locked memory' /proc/${textArg(args, 'pid')}/limits\` 是允许锁定的上限（单元的 LimitMEMLOCK=）；具有 CAP_IPC_LOCK 时没有上限。`,
  },
  'locked-in-all': {
    en: () =>
      'Take it off what you count as free: near a limit the kernel can only take from the others. All that is locked on the host: `grep -E "Mlocked|Unevictable" /proc/meminfo`.',
    'zh-CN': () =>
      '估算余量时将其扣除：接近上限时，内核只能从其他内存中回收。主机上锁定的总量：`grep -E "Mlocked|Unevictable" /proc/meminfo`。',
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
