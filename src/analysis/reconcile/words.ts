import type { Arguments, Language } from '../../contract/index.ts';
import { bytes, delta, isBelowZero, size, where } from './amounts.ts';
import { chargeHoldsMore } from './charge-words.ts';

/** Whether smaps leaves out huge pages of what is compared. */
const isLeftOut = (args: Arguments): boolean => typeof args['missing'] === 'number';

/** Why two counts of one thing agree, differ for a known reason, or contradict each other. */
export const checkWords: Readonly<Record<string, Readonly<Record<Language, (args: Arguments) => string>>>> = {
  'within-tolerance': {
    en: (args) =>
      args['gap'] === 0
        ? 'Equal.'
        : `They differ by ${delta(args, 'gap')}, within what these counters allow (${bytes(args, 'tolerance')}).`,
    'zh-CN': (args) =>
      args['gap'] === 0 ? '相等。' : `相差 ${delta(args, 'gap')}，在这些计数器的允许范围内（${bytes(args, 'tolerance')}）。`,
  },
  'no-known-cause': {
    en: (args) => `They differ by ${delta(args, 'gap')}, more than any known cause allows: trust neither for small differences.`,
    'zh-CN': (args) => `相差 ${delta(args, 'gap')}，超过所有已知原因的范围：对于小差异，两者都不可信。`,
  },
  'read-apart': {
    en: (args) => `They were read at different moments; ${delta(args, 'gap')} moved in between.`,
    'zh-CN': (args) => `两者在不同时刻读取，期间变化了 ${delta(args, 'gap')}。`,
  },
  'counter-cache': {
    en: (args) => `This kernel keeps parts of the counter per thread or CPU and adds them later: ${delta(args, 'gap')}.`,
    'zh-CN': (args) => `该内核将部分计数暂存在线程或 CPU 上，稍后才汇总：${delta(args, 'gap')}。`,
  },
  'stat-is-approximate': {
    en: (args) =>
      `Field 24 of stat is read without adding up what CPUs or threads hold back (${delta(args, 'gap')}): take RSS from status.`,
    'zh-CN': (args) => `stat 第 24 字段未汇总各 CPU 或线程暂存的部分（${delta(args, 'gap')}）：RSS 应以 status 为准。`,
  },
  'huge-pages-left-out': {
    en: (args) =>
      `smaps of this kernel leaves out huge pages that wait for a NUMA hinting fault: ${delta(args, 'gap')}. status and numa_maps are right.`,
    'zh-CN': (args) => `该内核的 smaps 漏计等待 NUMA 提示缺页的大页：${delta(args, 'gap')}。status 与 numa_maps 是正确的。`,
  },
  'shmem-in-swap': {
    en: (args) => `smaps counts swapped shared memory with each process that maps it, VmSwap does not: ${delta(args, 'gap')}.`,
    'zh-CN': (args) => `smaps 将换出的共享内存计入每个映射它的进程，VmSwap 不计：${delta(args, 'gap')}。`,
  },
  'res-counts-shared': {
    en: (args) =>
      `top shows RES, which counts every page in full, also those that others map${isLeftOut(args) ? ` and ${bytes(args, 'missing')} of huge pages that smaps leaves out` : ''} (${delta(args, 'gap')}). Its share of them is PSS; gone with the process would be USS, ${isLeftOut(args) ? 'by smaps only ' : ''}${bytes(args, 'uss')}. SHR in top is ${bytes(args, 'shr')}: backed by a file, not necessarily shared.${args['hugetlb'] === true ? ' USS also counts huge pages of the pool, PSS and RSS do not.' : ''}`,
    'zh-CN': (args) =>
      `top 显示的 RES 将每个页全额计入，包括他人也映射的页${isLeftOut(args) ? `，以及 smaps 漏计的 ${bytes(args, 'missing')} 大页` : ''}（${delta(args, 'gap')}）。按份额分摊是 PSS；随进程结束而释放的是 USS，${isLeftOut(args) ? '按 smaps 仅为 ' : ''}${bytes(args, 'uss')}。top 的 SHR 为 ${bytes(args, 'shr')}：指由文件支持的页，不一定真正共享。${args['hugetlb'] === true ? 'USS 还计入大页池的页，PSS 与 RSS 不计。' : ''}`,
  },
  'swap-cache': {
    en: (args) =>
      `Swap cache that no process maps is in one of the two and not in the other; with what else these counters allow it makes ${delta(args, 'gap')}.`,
    'zh-CN': (args) => `没有进程映射的交换缓存只在其中一个计数之内；连同这些计数器允许的其他差异，共 ${delta(args, 'gap')}。`,
  },
  'statistics-lag': {
    en: (args) => `memory.stat is added up every 2 seconds, the usage at once: ${delta(args, 'gap')}.`,
    'zh-CN': (args) => `memory.stat 每 2 秒汇总一次，而用量即时更新：${delta(args, 'gap')}。`,
  },
  'inactive-file-left-out': {
    en: (args) =>
      `kubectl top and cAdvisor show the working set: usage without inactive page cache (${delta(args, 'gap')}). Active page cache, shmem (${bytes(args, 'shmem')})${where(args, 'kernel', (size) => ` and kernel memory (${size})`).join('')} are in it.`,
    'zh-CN': (args) =>
      `kubectl top 与 cAdvisor 显示的是工作集：用量减去不活跃页缓存（${delta(args, 'gap')}）。活跃页缓存、shmem（${bytes(args, 'shmem')}）${where(args, 'kernel', (size) => `与内核内存（${size}）`).join('')}都在其中。`,
  },
  'cadvisor-rss-is-anonymous': {
    en: (args) =>
      `docker stats shows usage without inactive page cache; what cAdvisor calls rss is anonymous memory only. ${delta(args, 'gap')} lie between: active page cache, shmem${where(args, 'kernel', () => ', kernel memory').join('')}.`,
    'zh-CN': (args) =>
      `docker stats 显示用量减去不活跃页缓存；cAdvisor 所称的 rss 仅指匿名内存。两者相差 ${delta(args, 'gap')}：活跃页缓存${where(args, 'kernel', () => '、shmem 与内核内存').join('') || '与 shmem'}。`,
  },
  'shared-across-cgroups': {
    en: (args) => `Anonymous pages shared since a fork are charged to whoever touched them first: ${delta(args, 'gap')}.`,
    'zh-CN': (args) => `fork 后共享的匿名页计入首先访问者：${delta(args, 'gap')}。`,
  },
  'members-not-captured': {
    en: (args) => `Not every process of the cgroup is in the capture: ${delta(args, 'gap')} belong to the others.`,
    'zh-CN': (args) => `该 cgroup 的进程未全部采集：其余进程占 ${delta(args, 'gap')}。`,
  },
  'charge-holds-more': chargeHoldsMore,
  'charged-elsewhere': {
    en: (args) =>
      `Its processes map memory that is charged to others who touched it first, such as libraries or shared segments: ${delta(args, 'gap')}.`,
    'zh-CN': (args) => `其进程映射了由他人首先访问、计入他处的内存，如库或共享段：${delta(args, 'gap')}。`,
  },
  'reserve-held-back': {
    en: (args) =>
      `MemAvailable is the kernel's estimate: it holds back the low watermarks and half of small caches (${delta(args, 'gap')}).`,
    'zh-CN': (args) => `MemAvailable 是内核的估计：扣留了低水位线及部分缓存（${delta(args, 'gap')}）。`,
  },
  'not-all-processes': {
    en: (args) => `Not all processes are in the capture: ${delta(args, 'gap')} belong to others.`,
    'zh-CN': (args) => `采集未包含全部进程：其余进程占 ${delta(args, 'gap')}。`,
  },
  'table-levels': {
    en: (args) => `The two count different levels of page tables on some kernels, and tables of the kernel itself: ${delta(args, 'gap')}.`,
    'zh-CN': (args) => `在部分内核上两者统计的页表层级不同，且包含内核自身的页表：${delta(args, 'gap')}。`,
  },
  'memory-without-a-counter': {
    en: (args) =>
      isBelowZero(args, 'gap')
        ? `The parts exceed the total by ${size(args, 'gap')} for a moment: the kernel updates these counters at different times.`
        : `${size(args, 'gap')} are used by what has no counter: drivers, network buffers, per-CPU page lists, firmware. Not lost, only not itemised.`,
    'zh-CN': (args) =>
      isBelowZero(args, 'gap')
        ? `各部分之和暂时比总量多 ${size(args, 'gap')}：内核在不同时刻更新这些计数。`
        : `${size(args, 'gap')} 由没有计数器的部分使用：驱动、网络缓冲、每 CPU 页列表、固件。并未丢失，只是没有分项。`,
  },
  'used-is-more-than-processes': {
    en: (args) =>
      `free counts as used what cannot be reclaimed, not only processes: kernel memory (${bytes(args, 'kernel')}), tmpfs and shared memory that no process maps (${bytes(args, 'shmem')})${where(args, 'hugetlb', (size) => `, the pool of huge pages (${size})`).join('')}, the reserve${isLeftOut(args) ? `, and ${bytes(args, 'missing')} of huge pages that smaps leaves out` : ''}. ${delta(args, 'gap')} lie between.`,
    'zh-CN': (args) =>
      `free 的 used 统计所有不可回收的内存，不只是进程：内核内存（${bytes(args, 'kernel')}）、没有进程映射的 tmpfs 与共享内存（${bytes(args, 'shmem')}）${where(args, 'hugetlb', (size) => `、大页池（${size}）`).join('')}以及预留量${isLeftOut(args) ? `，还有 smaps 漏计的 ${bytes(args, 'missing')} 大页` : ''}。两者相差 ${delta(args, 'gap')}。`,
  },
};
