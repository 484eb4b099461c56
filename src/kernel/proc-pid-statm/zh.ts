import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  size: {
    meaning: '进程的地址空间：所有映射，不管有没有访问过。内核以基本页为单位打印。',
    trap: '不是已用内存：保留的堆、线程栈、映射的文件都全额计入，哪怕一个物理页都没有。一页是 4、16 还是 64 KiB，取决于被采集的主机。',
    when: '只在涉及地址空间上限（RLIMIT_AS、严格的 overcommit），或者怀疑映射失控时看。',
  },
  resident: {
    meaning: '进程在物理内存中的页，与 status 的 VmRSS 是同一组计数器、同一种读法。',
    trap: '共享页全额计入，绝不能把各进程的值相加。不含交换空间、hugetlb 和页表。它与 stat 里的 rss 不同，后者始终是近似值。',
    when: '需要一个又便宜又可信的 RSS 时：只有短短一行，也不占用进程的锁。',
  },
  shared: {
    meaning: '由文件或 shmem 支撑的常驻页，即 RssFile 加 RssShmem。',
    trap: '不是“与别人共享的页”：只有本进程在用的库代码算在内，fork 之后共享的匿名页却不算。因此 RES 减 SHR 得到的是 RssAnon，而不是进程真正占用的内存；要看后者，应当用独占内存（USS）或分摊内存（PSS）。',
    when: '4.5 之前的内核没有 RssAnon，可以用 resident 减 shared 来拆分 RES。',
  },
  text: {
    meaning: '主程序代码的长度。',
    trap: '这是地址长度，不是常驻页，也不含共享库。',
    when: '很少用到；可执行文件被换掉时它会变。',
  },
  lib: {
    meaning: '没有含义：2.6 起恒为 0，只为保持格式。',
    trap: '不是共享库的大小。库的代码长度看 status 的 VmLib，其中常驻的部分在 RssFile 里。',
    when: '不必看。不为 0 说明这一行不是 Linux 内核写的。',
  },
  data: {
    meaning: '私有可写映射加主线程栈的长度，即 VmData 加 VmStk。',
    trap: '这是地址长度，不是脏页：没碰过的堆和线程栈也全额计入。top 的 DATA 列就是它，所以可能远大于 RES。',
    when: '设置了 RLIMIT_DATA，或者 top 的 DATA 大得出奇时。',
  },
  dt: {
    meaning: '没有含义：2.6 起恒为 0，只为保持格式。',
    trap: '不是脏页，不管旧手册怎么写。进程的脏页是 smaps 里的 Private_Dirty 加 Shared_Dirty。',
    when: '不必看。',
  },
};
