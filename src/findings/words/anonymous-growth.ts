import type { Arguments } from '../../contract/index.ts';
import { bytesArg, countArg, deltaArg, has, textArg } from '../args.ts';
import type { Finding } from '../rule.ts';

/** What a growth of this shape usually means: one sentence, after what grew and by how much. */
const shapesEn: Readonly<Record<string, (args: Arguments) => string>> = {
  heap: (args) =>
    ` Nearly all of it is in the brk heap (${textArg(args, 'top')}, ${deltaArg(args, 'topBytes')}): memory from malloc that was not given back.`,
  arena: (args) =>
    ` It is in ${countArg(args, 'topCount')} malloc arenas (${deltaArg(args, 'topBytes')}): glibc gives each busy thread an arena of its own, and freed memory stays in it.`,
  mmap: (args) =>
    ` It is in anonymous mappings (${args['top'] === 'anonymous' ? '' : `${textArg(args, 'top')}, `}${deltaArg(args, 'topBytes')}): large allocations, or the heap of a runtime.`,
  stacks: (args) => ` It is in thread stacks (${deltaArg(args, 'topBytes')}).`,
  'library-data': (args) => ` It is in written pages of ${textArg(args, 'top')} (${deltaArg(args, 'topBytes')}).`,
  collapse: () => ' The mappings kept their sizes and hardly a page was faulted in: the kernel put huge pages where small ones were.',
  swapped: (args) => ` Most of it went straight to swap (${deltaArg(args, 'swap')}), so RSS does not show it.`,
  mixed: (args) => (has(args, 'top') ? ` The largest part is in ${textArg(args, 'top')} (${deltaArg(args, 'topBytes')}).` : ''),
};

/** Labels that are words of memcase and no names of the kernel. */
const labelsZh: Readonly<Record<string, string>> = {
  anonymous: '匿名映射',
  'shared anonymous': '共享匿名内存',
  'thread stack': '线程栈',
  'malloc arena': ' malloc arena',
  'malloc arena (reserved)': ' malloc arena 的保留部分',
  'guard or reservation': '保护页或保留地址',
  'huge pages': '大页',
};
const labelZh = (label: string): string => labelsZh[label] ?? ` ${label}`;

const shapesZh: Readonly<Record<string, (args: Arguments) => string>> = {
  heap: (args) => `几乎全部位于 brk 堆（${textArg(args, 'top')}，${deltaArg(args, 'topBytes')}）：malloc 取得后未归还的内存。`,
  arena: (args) =>
    `增长位于 ${countArg(args, 'topCount')} 个 malloc arena（${deltaArg(args, 'topBytes')}）：glibc 为繁忙线程各建一个 arena，释放的内存仍留在其中。`,
  mmap: (args) =>
    `增长位于${args['top'] === 'anonymous' ? '' : ` ${textArg(args, 'top')} 等`}匿名映射（${deltaArg(args, 'topBytes')}）：大块分配，或运行时的堆。`,
  stacks: (args) => `增长位于线程栈（${deltaArg(args, 'topBytes')}）。`,
  'library-data': (args) => `增长位于 ${textArg(args, 'top')} 中被写过的页（${deltaArg(args, 'topBytes')}）。`,
  collapse: () => '映射大小未变，也几乎没有缺页：是内核用大页替换了原来的小页。',
  swapped: (args) => `其中大部分直接进入交换区（${deltaArg(args, 'swap')}），因此 RSS 看不出来。`,
  mixed: (args) => (has(args, 'top') ? `最大的一部分在${labelZh(textArg(args, 'top'))}（${deltaArg(args, 'topBytes')}）。` : ''),
};

/** The word leak only where a series supports it. */
const steadyEn = (args: Arguments): string =>
  args['steady'] === true
    ? ` Over ${countArg(args, 'samples')} samples it rises steadily, by ${bytesArg(args, 'slopePerHour')} an hour: a leak, as far as they reach.`
    : '';
const steadyZh = (args: Arguments): string =>
  args['steady'] === true
    ? `在 ${countArg(args, 'samples')} 个样本中稳定上升，每小时 ${bytesArg(args, 'slopePerHour')}：就采样范围而言属于泄漏。`
    : '';

const isService = (args: Arguments): boolean => args['shape'] === 'unshared' || args['shape'] === 'population';

export const anonymousGrowthWords: Finding['words'] = {
  en: {
    title: (args) => `${textArg(args, 'process')}: anonymous memory ${deltaArg(args, 'delta')}`,
    text: (args) => {
      const range = `by ${bytesArg(args, 'delta')}, from ${bytesArg(args, 'before')} to ${bytesArg(args, 'after')}`;
      if (args['shape'] === 'unshared')
        return `The processes of ${textArg(args, 'process')} together hold ${bytesArg(args, 'delta')} more anonymous memory, ${bytesArg(args, 'before')} before and ${bytesArg(args, 'after')} now, although no RSS shows it: pages that they shared since a fork were written to and copied.`;
      if (isService(args))
        return `${textArg(args, 'process')} as a whole grew ${range}; it has ${countArg(args, 'processesAfter')} processes and had ${countArg(args, 'processesBefore')}. The one that gained most is ${textArg(args, 'largest')}.`;
      const restart = has(args, 'oldPid')
        ? ` It took the place of pid ${textArg(args, 'oldPid')}; the comparison is across that change.`
        : '';
      return `Private anonymous memory of ${textArg(args, 'process')}, swap included, grew ${range}.${shapesEn[textArg(args, 'shape')]?.(args) ?? ''}${steadyEn(args)}${restart}`;
    },
  },
  'zh-CN': {
    title: (args) => `${textArg(args, 'process')}：匿名内存 ${deltaArg(args, 'delta')}`,
    text: (args) => {
      const range = `增加 ${bytesArg(args, 'delta')}（从 ${bytesArg(args, 'before')} 到 ${bytesArg(args, 'after')}）`;
      if (args['shape'] === 'unshared')
        return `${textArg(args, 'process')} 各进程的匿名内存合计${range}，而 RSS 看不出来：fork 之后共享的页被写入，各自有了副本。`;
      if (isService(args))
        return `${textArg(args, 'process')} 整体${range}；进程数从 ${countArg(args, 'processesBefore')} 变为 ${countArg(args, 'processesAfter')}。增加最多的是 ${textArg(args, 'largest')}。`;
      const restart = has(args, 'oldPid') ? `它取代了 pid ${textArg(args, 'oldPid')}，比较跨越了这次更替。` : '';
      return `${textArg(args, 'process')} 的私有匿名内存（含已换出部分）${range}。${shapesZh[textArg(args, 'shape')]?.(args) ?? ''}${steadyZh(args)}${restart}`;
    },
  },
};
