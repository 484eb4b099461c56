import { bytesArg } from '../args.ts';
import type { CodedWords } from './coded-words.ts';

/** Innocent explanations: those that were ruled out, and those that could not be. */
export const innocentReasons = {
  'two-points': {
    en: () => 'Not ruled out: two points in time show growth, not whether it goes on.',
    'zh-CN': () => '未排除：两个时间点只能证明增长，不能证明是否会持续。',
  },
  'steady-slope': {
    en: (args) =>
      `The samples rise steadily by ${bytesArg(args, 'slopePerHour')} an hour (spread ${bytesArg(args, 'spread')}): that is how a leak looks.`,
    'zh-CN': (args) =>
      `各样本稳定上升，每小时 ${bytesArg(args, 'slopePerHour')}（离散度 ${bytesArg(args, 'spread')}）：这正是内存泄漏的样子。`,
  },
  'series-step': {
    en: () => 'The samples show one step, not a steady rise: an event, such as a cache that was loaded.',
    'zh-CN': () => '各样本呈一次性阶跃，而非持续上升：更像一次事件，例如加载缓存。',
  },
  'series-plateau': {
    en: () => 'The samples rise and then stay: a warm-up that has ended, as far as they reach.',
    'zh-CN': () => '各样本先升后平：就采样范围而言，像是已结束的预热。',
  },
  'series-flat': {
    en: () => 'Within the newer capture it did not go on.',
    'zh-CN': () => '在较新的采集期间没有继续增长。',
  },
  'series-noisy': {
    en: () => 'Not ruled out: the samples go up and down, and the growth may be where they happened to stand.',
    'zh-CN': () => '未排除：各样本上下波动，所见增长可能只是取样时刻使然。',
  },
  'series-slope': {
    en: () => 'The samples rise, but their spread is too large to call it steady.',
    'zh-CN': () => '各样本上升，但离散过大，不能称为稳定增长。',
  },
  'warm-up-possible': {
    en: () => 'Not ruled out: a cache that fills, a warm-up, a larger load than before.',
    'zh-CN': () => '未排除：缓存填充、预热，或负载比之前更高。',
  },
  'not-page-cache': {
    en: () => 'Ruled out: page cache, mapped files and shared memory are in other counters.',
    'zh-CN': () => '已排除：页缓存、文件映射和共享内存计在其他计数器中。',
  },
  'collapse-possible': {
    en: (args) =>
      `Not ruled out: khugepaged put huge pages in place of small ones (${bytesArg(args, 'huge')} more in huge pages) and the program did nothing.`,
    'zh-CN': (args) => `未排除：khugepaged 用大页替换了小页（大页增加 ${bytesArg(args, 'huge')}），程序本身什么也没做。`,
  },
  'few-faults': {
    en: () => 'The program took far fewer page faults than touching this memory would cost it.',
    'zh-CN': () => '程序的缺页次数远少于访问这些内存所需的次数。',
  },
  'accessed-bits-stick': {
    en: () => 'Accessed bits stay set until somebody clears them: the memory in use may be still less, but not surely more.',
    'zh-CN': () => '访问标记在被清除前一直保留：真正在用的内存可能更少，但不一定更多。',
  },
  'address-space-is-free': {
    en: () => 'Reserved addresses cost nothing until they are touched; runtimes reserve gigabytes on purpose.',
    'zh-CN': () => '保留的地址在访问前没有开销；一些运行时会有意保留数 GiB。',
  },
  'pool-possible': {
    en: () => 'Not ruled out: a pool that grew with the load and will shrink with it.',
    'zh-CN': () => '未排除：线程池随负载增大，之后会随之缩小。',
  },
  'not-only-cache': {
    en: () => 'Ruled out: a cgroup that is full of page cache only, which the kernel drops when it needs room.',
    'zh-CN': () => '已排除：cgroup 只是被页缓存占满，而页缓存在需要时会被内核丢弃。',
  },
  'cache-left-out': {
    en: () => 'Page cache and reclaimable slab were left out of the count.',
    'zh-CN': () => '统计中未包含页缓存和可回收 slab。',
  },
  'swap-could-take': {
    en: () => 'Not ruled out: swap can take anonymous memory before the limit hurts.',
    'zh-CN': () => '未排除：在上限产生影响之前，交换区可以接收匿名内存。',
  },
  'burst-possible': {
    en: () => 'Not ruled out: one short burst that met the limit and was over at once.',
    'zh-CN': () => '未排除：只是一次很快结束的短暂突增碰到了上限。',
  },
  'cold-start-possible': {
    en: () => 'Not ruled out: a job that reads its data once more after a pause.',
    'zh-CN': () => '未排除：任务在停顿后重新读取了一遍数据。',
  },
  'binding-possible': {
    en: () => 'Not ruled out: the process was bound to that node on purpose.',
    'zh-CN': () => '未排除：该进程是被有意绑定到这个节点的。',
  },
  'locked-is-virtual': {
    en: () => 'VmLck counts addresses: what of them is resident may be less.',
    'zh-CN': () => 'VmLck 统计的是地址范围：其中常驻部分可能更少。',
  },
  'lock-on-purpose': {
    en: () => 'Not ruled out: locked on purpose, as databases, real-time programs and keepers of secrets do.',
    'zh-CN': () => '未排除：有意锁定，数据库、实时程序和保管密钥的程序常这样做。',
  },
  'not-in-rss': {
    en: () => 'hugetlb pages are counted in HugetlbPages only, not in RSS, PSS or swap.',
    'zh-CN': () => 'hugetlb 页只计入 HugetlbPages，不计入 RSS、PSS 或交换区。',
  },
  'reclaimable-left-out': {
    en: () => 'Ruled out: dentries and inodes; reclaimable slab was subtracted.',
    'zh-CN': () => '已排除：目录项与 inode 缓存；可回收 slab 已扣除。',
  },
  'reclaimable-unknown': {
    en: () => 'Not ruled out: dentries and inodes, which version 1 counts in the same number and reclaim can drop.',
    'zh-CN': () => '未排除：目录项与 inode 缓存，v1 将其计在同一数值中，可被回收。',
  },
  'frees-under-pressure': {
    en: () => 'Their page cache goes when memory gets short; kernel objects may keep them longer.',
    'zh-CN': () => '内存紧张时其页缓存会被回收；内核对象可能使它们保留更久。',
  },
  'not-mapped': {
    en: () => 'No process of the cgroup maps as much shared memory as it is charged for.',
    'zh-CN': () => '该 cgroup 的进程所映射的共享内存少于其名下的计费量。',
  },
  'mapped-elsewhere-possible': {
    en: () => 'Not ruled out: processes of other cgroups map it.',
    'zh-CN': () => '未排除：由其他 cgroup 的进程映射。',
  },
  'may-be-cause': {
    en: () => 'A change of configuration can be the cause of a change in memory; that it is, is not shown.',
    'zh-CN': () => '配置变化可能是内存变化的原因，但尚未证明。',
  },
  'name-may-say-deleted': {
    en: () => 'Not ruled out: a file whose name itself ends in " (deleted)"; the kernel prints both alike.',
    'zh-CN': () => '未排除：文件名本身以“ (deleted)”结尾；内核的输出无法区分两者。',
  },
} as const satisfies Readonly<Record<string, CodedWords>>;
