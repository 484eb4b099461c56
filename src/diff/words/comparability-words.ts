import type { Arguments, Language } from '../../contract/index.ts';
import { formatBytes, formatMicroseconds, formatSeconds } from '../../units/index.ts';

type Words = Readonly<Record<Language, (args: Arguments) => string>>;

const text = (args: Arguments, key: string): string => (args[key] == null ? '?' : String(args[key]));
const bytes = (args: Arguments, key: string): string => (typeof args[key] === 'number' ? formatBytes(args[key]) : '?');
const seconds = (args: Arguments, key: string): string => (typeof args[key] === 'number' ? formatSeconds(args[key]) : '?');
/** `1 process was`, `3 processes were`. */
const processes = (args: Arguments, one: string, many: string): string =>
  `${text(args, 'count')} ${args['count'] === 1 ? `process ${one}` : `processes ${many}`}`;
/** Names the largest of several; of one there is nothing to choose from. */
const largest = (args: Arguments): string => `${args['count'] === 1 ? '' : 'the largest being '}${text(args, 'process')}`;
const largestZh = (args: Arguments): string => `${args['count'] === 1 ? '' : '其中最大的是 '}${text(args, 'process')}`;
const english = (args: Arguments): string => (args['side'] === 'before' ? 'before' : 'after');
const chinese = (args: Arguments): string => (args['side'] === 'before' ? '变更前' : '变更后');

/** What is said of each thing that makes two captures hard to compare. */
const words: Readonly<Record<string, Words>> = {
  'reversed-in-time': {
    en: (args) =>
      `The captures are in the wrong order: "before" was taken at ${text(args, 'before')}, after "after" (${text(args, 'after')}). Every sign of growth is turned around.`,
    'zh-CN': (args) =>
      `两次采集的先后顺序反了：“变更前”采集于 ${text(args, 'before')}，晚于“变更后”（${text(args, 'after')}）。所有增减的方向都是相反的。`,
  },
  'same-moment': {
    en: () => 'Both sides are one and the same moment: there is nothing to compare.',
    'zh-CN': () => '两侧是同一时刻的采集，没有可比较的内容。',
  },
  'host-differs': {
    en: (args) =>
      `The captures are of different hosts (${text(args, 'before')}, ${text(args, 'after')}): processes are matched by what they do, none of them is the same.`,
    'zh-CN': (args) => `两次采集来自不同主机（${text(args, 'before')}、${text(args, 'after')}）：进程只能按用途对应，没有一个是同一进程。`,
  },
  'kernel-differs': {
    en: (args) => `The kernel differs (${text(args, 'before')}, then ${text(args, 'after')}): small changes can come from it.`,
    'zh-CN': (args) => `内核版本不同（先 ${text(args, 'before')}，后 ${text(args, 'after')}）：较小的变化可能由此而来。`,
  },
  'counting-differs': {
    en: (args) =>
      `The two kernels count RSS in different ways (${text(args, 'before')}, ${text(args, 'after')}): trust PSS and USS from smaps more than VmRSS here.`,
    'zh-CN': (args) =>
      `两个内核统计 RSS 的方式不同（${text(args, 'before')}、${text(args, 'after')}）：此处 smaps 的 PSS 与 USS 比 VmRSS 可靠。`,
  },
  'page-size-differs': {
    en: (args) =>
      `The page size differs (${bytes(args, 'before')}, then ${bytes(args, 'after')}): the same program takes another amount of memory.`,
    'zh-CN': (args) => `页大小不同（先 ${bytes(args, 'before')}，后 ${bytes(args, 'after')}）：同一程序占用的内存本来就会不同。`,
  },
  'page-size-assumed': {
    en: (args) =>
      `The capture of ${english(args)} does not say its page size; ${bytes(args, 'assumed')} is assumed, and numbers that the kernel prints in pages rest on it.`,
    'zh-CN': (args) => `${chinese(args)}的采集未说明页大小，按 ${bytes(args, 'assumed')} 处理；以页为单位的数字都依赖这一假设。`,
  },
  'architecture-differs': {
    en: (args) =>
      `The architecture differs (${text(args, 'before')}, then ${text(args, 'after')}): code, pointers and page tables have other sizes.`,
    'zh-CN': (args) => `体系结构不同（先 ${text(args, 'before')}，后 ${text(args, 'after')}）：代码、指针与页表的大小都不一样。`,
  },
  'thp-differs': {
    en: (args) =>
      `Transparent huge pages were ${text(args, 'before')} and are ${text(args, 'after')}: that alone can change RSS by whole huge pages.`,
    'zh-CN': (args) => `透明大页（THP）由 ${text(args, 'before')} 变为 ${text(args, 'after')}：仅此一项就可能使 RSS 按整个大页变化。`,
  },
  'cgroup-mode-differs': {
    en: (args) =>
      `The cgroup version differs (${text(args, 'before')}, then ${text(args, 'after')}): cgroups are compared by concept, as estimates.`,
    'zh-CN': (args) => `cgroup 版本不同（先 ${text(args, 'before')}，后 ${text(args, 'after')}）：cgroup 只能按概念比较，结果为估计值。`,
  },
  'memory-differs': {
    en: (args) => `The host has another amount of memory (${bytes(args, 'before')}, then ${bytes(args, 'after')}).`,
    'zh-CN': (args) => `主机内存总量不同（先 ${bytes(args, 'before')}，后 ${bytes(args, 'after')}）。`,
  },
  'swap-differs': {
    en: (args) =>
      `The host has another amount of swap (${bytes(args, 'before')}, then ${bytes(args, 'after')}): look at RSS and swap together.`,
    'zh-CN': (args) => `主机交换空间大小不同（先 ${bytes(args, 'before')}，后 ${bytes(args, 'after')}）：请把 RSS 与换出量合起来看。`,
  },
  'cpus-differ': {
    en: (args) =>
      `The number of CPUs differs (${text(args, 'before')}, then ${text(args, 'after')}): thread pools and malloc arenas often follow it.`,
    'zh-CN': (args) =>
      `CPU 数量不同（先 ${text(args, 'before')}，后 ${text(args, 'after')}）：线程池与 malloc 分配区（arena）的数量常随之变化。`,
  },
  'selection-differs': {
    en: (args) =>
      `The captures selected different things (${text(args, 'before')}; ${text(args, 'after')}): what is on one side only may just not have been captured on the other.`,
    'zh-CN': (args) =>
      `两次采集选取的对象不同（${text(args, 'before')}；${text(args, 'after')}）：只在一侧出现的内容，可能只是另一侧没有采集。`,
  },
  'masking-differs': {
    en: () => 'Command lines were masked in one capture only: they are not compared.',
    'zh-CN': () => '只有一次采集遮盖了命令行参数，因此不比较命令行。',
  },
  rebooted: {
    en: () => 'The host was rebooted in between: no process is the same one, and all counters started again.',
    'zh-CN': () => '两次采集之间主机重启过：没有一个进程是同一进程，所有计数器都从头开始。',
  },
  'boot-unknown': {
    en: () =>
      'The captures do not say whether the host was rebooted in between: processes with equal pid and start time are taken to be the same.',
    'zh-CN': () => '采集中没有信息表明期间主机是否重启：pid 与启动时间都相同的进程按同一进程处理。',
  },
  incomplete: {
    en: (args) => `The capture of ${english(args)} is incomplete: what is missing there is unknown, not 0.`,
    'zh-CN': (args) => `${chinese(args)}的采集不完整：缺失的数值是未知，而不是 0。`,
  },
  'long-capture': {
    en: (args) =>
      `The capture of ${english(args)} took ${typeof args['took'] === 'number' ? formatMicroseconds(args['took']) : '?'}: its numbers are not of one moment.`,
    'zh-CN': (args) =>
      `${chinese(args)}的采集历时 ${typeof args['took'] === 'number' ? formatMicroseconds(args['took']) : '?'}：其中的数字不属于同一时刻。`,
  },
  'low-grade': {
    en: (args) => `The capture of ${english(args)} has consistency grade ${text(args, 'grade')}: small differences may be reading errors.`,
    'zh-CN': (args) => `${chinese(args)}的采集一致性为 ${text(args, 'grade')}：较小的差异可能是读取误差。`,
  },
  'pair-not-found': {
    en: (args) => `The pair ${text(args, 'oldPid')}=${text(args, 'newPid')} was asked for, but one of the two processes was not captured.`,
    'zh-CN': (args) => `指定了进程对应关系 ${text(args, 'oldPid')}=${text(args, 'newPid')}，但其中有进程不在采集之内。`,
  },
  'ages-differ': {
    en: (args) =>
      `${processes(args, 'had', 'had')} only just started in one capture, ${largest(args)} (running for ${seconds(args, 'before')}, then ${seconds(args, 'after')}): a warm-up looks like growth.`,
    'zh-CN': (args) =>
      `有 ${text(args, 'count')} 个进程在其中一次采集时刚刚启动，${largestZh(args)}（变更前已运行 ${seconds(args, 'before')}，变更后已运行 ${seconds(args, 'after')}）：预热看起来就像增长。`,
  },
  'threads-differ': {
    en: (args) =>
      `${processes(args, 'has', 'have')} a very different number of threads, ${largest(args)} (${text(args, 'before')}, then ${text(args, 'after')}): the load may differ.`,
    'zh-CN': (args) =>
      `有 ${text(args, 'count')} 个进程的线程数相差悬殊，${largestZh(args)}（先 ${text(args, 'before')} 个，后 ${text(args, 'after')} 个）：负载可能不同。`,
  },
  'detail-differs': {
    en: (args) =>
      `Of ${args['count'] === 1 ? text(args, 'process') : `${text(args, 'count')} processes, the largest being ${text(args, 'process')},`} smaps was captured ${english(args)} only: PSS, USS and mappings cannot be compared there.`,
    'zh-CN': (args) =>
      `有 ${text(args, 'count')} 个进程（${largestZh(args)}）只在${chinese(args)}采集了 smaps：它们的 PSS、USS 与映射无法比较。`,
  },
  elapsed: {
    en: (args) => `Rates are counted over ${seconds(args, 'seconds')}: from the counters of the host in one capture to those in the other.`,
    'zh-CN': (args) => `速率按 ${seconds(args, 'seconds')} 计算，即两次采集读取主机计数器之间的时间。`,
  },
};

/** A sentence on one thing that makes the two captures hard to compare. Strings in `args` must be shown names already. */
export function sayComparability(code: string, args: Arguments, language: Language): string {
  return words[code]?.[language](args) ?? code;
}

export const comparabilityCodes: readonly string[] = Object.keys(words);
