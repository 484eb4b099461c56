import type { AccountingPart, Language } from '../contract/index.ts';
import type { Comparison } from '../diff/index.ts';

/** Where RAM is: the parts add up to MemTotal, the last one is what no counter names. */
const parts: readonly (readonly [code: string, en: string, zh: string])[] = [
  ['anonymous', 'Private memory of processes: heaps, stacks, allocations (AnonPages)', '进程的私有内存：堆、栈、各类分配（AnonPages）'],
  ['pageCache', 'Page cache: files and buffers, given back when memory is needed', '页缓存：文件与缓冲区，需要内存时会归还'],
  ['shmem', 'Shared memory and tmpfs: stays until it is removed', '共享内存与 tmpfs：删除之前一直保留'],
  [
    'swapCacheUnmapped',
    'Swap cache that no process maps, at least; what is mapped again is private memory',
    '没有进程映射的交换缓存（下限）；再次映射的部分已算作私有内存',
  ],
  [
    'slab',
    'Kernel objects: dentries, inodes, sockets, tasks (a part is reclaimable)',
    '内核对象：目录项、inode、套接字、任务（部分可回收）',
  ],
  ['pageTables', 'Page tables of all processes', '所有进程的页表'],
  ['kernelStack', 'Kernel stacks, one for each thread', '内核栈，每个线程一个'],
  ['percpu', 'Data that the kernel keeps for each CPU', '内核为每个 CPU 保存的数据'],
  ['hugetlb', 'Pool of huge pages, used or not', '大页池，无论是否已使用'],
  ['free', 'Free: used by nobody', '空闲：无人使用'],
  [
    'unaccounted',
    'Without a counter: drivers, network buffers, firmware, lists of free pages of each CPU',
    '没有计数器的部分：驱动、网络缓冲、固件、各 CPU 的空闲页列表',
  ],
];

/** The whole machine accounted, as far as the capture allows; empty where meminfo was not captured. */
export function accountHost(comparison: Comparison, language: Language): readonly AccountingPart[] {
  if (comparison.host['total']?.after == null) return [];
  return parts.flatMap(([code, en, zh]) => {
    const pair = comparison.host[code];
    return pair === undefined || pair.after === null ? [] : [{ code, pair, text: language === 'en' ? en : zh }];
  });
}
