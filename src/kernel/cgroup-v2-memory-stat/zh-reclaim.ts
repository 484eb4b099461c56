import type { MetricTexts } from '../metric-doc.ts';
import type { reclaimMetrics } from './metrics-reclaim.ts';

export const reclaimTexts: MetricTexts<typeof reclaimMetrics> = {
  workingset_refault: {
    meaning: '被回收不久又读回的文件页，尚未区分匿名与文件的时期。',
    trap: '5.9 起由两行代替。',
  },
  workingset_activate: {
    meaning: 'refault 之后直接进入活跃链表的文件页，尚未区分匿名与文件的时期。',
    trap: '5.9 起由两行代替。',
  },
  workingset_restore: {
    meaning: '被回收前曾经活跃的 refault 文件页，尚未区分匿名与文件的时期。',
    trap: '5.9 起由两行代替。',
  },
  workingset_refault_anon: {
    meaning: '被换出不久又从交换空间读回的匿名页，单位是页。',
    trap: '是页数不是字节，又是一生的累计：只有速度才说明问题。',
    when: '怀疑交换抖动时：速度乘以页大小，就是每秒重新读入的量。',
  },
  workingset_refault_file: {
    meaning: '被回收不久又重新读入的文件页，单位是页。',
    trap: 'read() 造成的抖动它看得见，pgmajfault 看不见。一次长扫描会留下很大却无害的累计值。',
    when: 'cgroup 接近上限且变慢时。',
  },
  workingset_activate_anon: {
    meaning: '内核认定确实需要、直接放进活跃链表的 refault 匿名页。',
    trap: '单位是页，是 refault 的一部分。',
    when: '接近 refault：真正需要的内存总被赶出去。',
  },
  workingset_activate_file: {
    meaning: '内核认定确实需要、直接放进活跃链表的 refault 文件页。',
    trap: '单位是页，是 refault 的一部分。',
    when: '接近 refault 就是抖动；远小于它只是顺序读。',
  },
  workingset_restore_anon: {
    meaning: '被换出之前正处于活跃使用中的 refault 匿名页。',
    trap: '单位是页，是 refault 的一部分。',
    when: '交换抖动最有力的证据。',
  },
  workingset_restore_file: {
    meaning: '被回收之前正处于活跃使用中的 refault 文件页。',
    trap: '单位是页，是 refault 的一部分。',
    when: '缓存不够用最有力的证据。',
  },
  workingset_nodereclaim: {
    meaning: '记录以往回收历史的条目自身被回收的次数。',
    trap: '它增长时，refault 统计就不完整。',
  },
  pgscan: {
    meaning: '回收过程检查过的页，不论由谁发起。',
    trap: '是检查，不是释放。',
    when: '与 pgsteal 对照：释放的比例说明回收有多吃力。',
  },
  pgsteal: {
    meaning: '回收过程释放的页，不论由谁发起。',
    trap: '每释放一次计一次：同一页可能回来再被释放。',
    when: '与 pgscan 对照；比例低说明回收困难。',
  },
  pgscan_kswapd: {
    meaning: '后台回收检查过的页，整机内存紧张时才运行。',
    trap: 'cgroup 的上限不会唤醒 kswapd。',
    when: '区分是整机紧张还是上限太小。',
  },
  pgscan_direct: {
    meaning: '分配内存的任务自己回收时检查过的页，在上限处或整机紧张时发生。',
    trap: '6.16 之前，用户态通过 memory.reclaim 要求的回收也计在这里。',
    when: '它在涨，就有任务在等内存。',
  },
  pgscan_khugepaged: {
    meaning: '为 khugepaged 做回收时检查过的页。',
  },
  pgscan_proactive: {
    meaning: '因用户态写 memory.reclaim 而检查过的页。',
    trap: '6.16 之前计为 direct。',
  },
  pgsteal_kswapd: {
    meaning: '后台回收释放的页，整机内存紧张时才运行。',
    trap: 'cgroup 的上限不会唤醒 kswapd。',
    when: '区分是整机紧张还是上限太小。',
  },
  pgsteal_direct: {
    meaning: '分配内存的任务自己回收时释放的页。',
    trap: '6.16 之前，通过 memory.reclaim 的回收也计在这里。',
    when: '与 pgscan_direct 对照，看等待换来了多少。',
  },
  pgsteal_khugepaged: {
    meaning: '为 khugepaged 做回收时释放的页。',
  },
  pgsteal_proactive: {
    meaning: '因用户态写 memory.reclaim 而释放的页。',
    trap: '6.16 之前计为 direct。',
  },
  pgrefill: {
    meaning: '在活跃链表上检查过的页。',
  },
  pgactivate: {
    meaning: '移到活跃链表的页。',
  },
  pgdeactivate: {
    meaning: '移到不活跃链表的页。',
  },
  pglazyfree: {
    meaning: '程序标记为随时可取走的页（MADV_FREE）。',
    trap: '在真正被回收之前仍算在 RSS 里。',
  },
  pglazyfreed: {
    meaning: '上述页中真正被回收的。',
  },
};
