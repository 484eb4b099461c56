import { bytesArg, countArg, deltaArg, has, textArg } from '../args.ts';
import type { CodedWords } from './coded-words.ts';

/** What a finding rests on. */
export const measuringReasons = {
  'beyond-noise': {
    en: (args) => `The change is larger than the error of the counters on this kernel (${bytesArg(args, 'noise')}).`,
    'zh-CN': (args) => `变化量超过该内核计数器的误差（${bytesArg(args, 'noise')}）。`,
  },
  'mappings-agree': {
    en: (args) =>
      `The sum over the mappings${has(args, 'file') ? ` in ${textArg(args, 'file')}` : ''} shows the same growth as status: two counts made in different ways.`,
    'zh-CN': (args) =>
      `${has(args, 'file') ? `${textArg(args, 'file')} 中` : ''}各映射之和与 status 显示的增长一致：两种方式得到的计数相符。`,
  },
  'kernel-counter': {
    en: (args) => `The kernel's own counter says so (${textArg(args, 'counter')}).`,
    'zh-CN': (args) => `内核自己的计数器如此记录（${textArg(args, 'counter')}）。`,
  },
  'kernel-setting': {
    en: (args) => `Both values are what the kernel's own file says (${textArg(args, 'file')}).`,
    'zh-CN': (args) => `前后两个值都取自内核文件（${textArg(args, 'file')}）。`,
  },
  'identity-by-start-time': {
    en: () => 'Processes are told apart by pid and start time, so a reused pid is not mistaken.',
    'zh-CN': () => '进程以 pid 加启动时间识别，pid 复用不会被误认。',
  },
  'identity-by-inode': {
    en: () => 'Files are told apart by device and inode, as the kernel prints them.',
    'zh-CN': () => '文件以设备号和 inode 区分，取自内核的输出。',
  },
  'swap-hides': {
    en: (args) => `RSS alone would not show it (${deltaArg(args, 'rss')}): what is swapped out leaves RSS without being freed.`,
    'zh-CN': (args) => `只看 RSS 看不出来（${deltaArg(args, 'rss')}）：换出的内存离开 RSS，却没有释放。`,
  },
  'across-restart': {
    en: () => 'The process was restarted or matched with one of its kind: the comparison is between two processes of one role.',
    'zh-CN': () => '该进程已重启，或与同类进程配对：比较的是同一角色的两个进程。',
  },
  'sum-of-pss': {
    en: () => 'PSS divides each page among those who share it; the sum over the service rises only when there are more pages.',
    'zh-CN': () => 'PSS 将每个页分摊给共享者；只有页数增加时，整个服务的总和才会上升。',
  },
  'more-processes': {
    en: (args) =>
      `The number of processes changed from ${countArg(args, 'before')} to ${countArg(args, 'after')}: part of the growth is more of the same.`,
    'zh-CN': (args) => `进程数由 ${countArg(args, 'before')} 变为 ${countArg(args, 'after')}：部分增长来自同类进程增多。`,
  },
  'counted-once': {
    en: (args) => `The object is identified by device and inode and counted once, not ${countArg(args, 'mappers')} times.`,
    'zh-CN': (args) => `该对象以设备号和 inode 识别，只计一次，而不是 ${countArg(args, 'mappers')} 次。`,
  },
  'charged-by-first-touch': {
    en: () => 'The cgroup was found by its own shmem counter: the kernel charges a page to whoever touched it first.',
    'zh-CN': () => '所属 cgroup 由其 shmem 计数器确定：内核将页计入首先访问它的 cgroup。',
  },
  'charge-unknown': {
    en: () => 'No single cgroup shows a matching rise of shmem: whom it is charged to is not known.',
    'zh-CN': () => '没有单个 cgroup 的 shmem 有相应上升：无法确定计在谁名下。',
  },
  'pss-adds-up': {
    en: () => 'PSS counts each shared page once in all; pages shared with processes outside the capture are missing from its sum.',
    'zh-CN': () => 'PSS 之和对每个共享页只计一次；与采集之外的进程共享的部分不在其中。',
  },
  'numa-maps-agree': {
    en: () => 'numa_maps, which walks the page tables separately, and status agree with each other and not with smaps.',
    'zh-CN': () => 'numa_maps 独立遍历页表，其结果与 status 一致，而与 smaps 不符。',
  },
  'status-alone': {
    en: () => 'Only status contradicts smaps; numa_maps, which would prove it, was not captured.',
    'zh-CN': () => '只有 status 与 smaps 矛盾；可作证明的 numa_maps 未采集。',
  },
  'numa-balancing-on': {
    en: () => 'NUMA balancing is on: on kernels around 6.1 huge pages that wait for a hinting fault are left out of smaps.',
    'zh-CN': () => 'NUMA 平衡已开启：在 6.1 前后的内核上，等待提示缺页的大页会被 smaps 漏计。',
  },
  'counter-error-left-out': {
    en: () => 'The known error of the counters on this kernel was subtracted before.',
    'zh-CN': () => '已先扣除该内核计数器的已知误差。',
  },
  'log-names-victim': {
    en: () => 'The kernel log of the capture names the victim and the limit.',
    'zh-CN': () => '采集到的内核日志写明了受害进程和上限。',
  },
  'log-not-captured': {
    en: () => 'The kernel log was not captured or no longer holds the report: only the counters speak, and they name no victim.',
    'zh-CN': () => '未采集内核日志，或其中已无相应报告：只有计数器可依，而计数器不写受害进程。',
  },
  'limit-by-peak': {
    en: () => 'No counter of refused charges rose; that the limit was met is seen from the peak of usage (memory.max_usage_in_bytes).',
    'zh-CN': () => '没有拒绝计费的计数上升；上限曾被触及是由用量峰值（memory.max_usage_in_bytes）看出的。',
  },
  'hits-not-counted': {
    en: () => 'This kernel does not count refused charges where memory.memsw.limit_in_bytes equals memory.limit_in_bytes: failcnt stays 0.',
    'zh-CN': () => '当 memory.memsw.limit_in_bytes 与 memory.limit_in_bytes 相等时，该内核不统计被拒绝的计费：failcnt 一直为 0。',
  },
  'pages-turned-over': {
    en: () =>
      'Usage stands at the limit, and between the captures pages left the cgroup while others came (pgpgout, pgpgin): that is reclaim.',
    'zh-CN': () => '用量停在上限，且两次采集之间有页离开该 cgroup，又有页进入（pgpgout、pgpgin）：这就是回收。',
  },
  'capture-says-so': {
    en: () => 'The capture itself recorded what it could not read, and why.',
    'zh-CN': () => '采集本身记录了未能读取的内容及原因。',
  },
  'seen-undeleted': {
    en: () => 'The older capture shows the same file, by device and inode, before it was deleted.',
    'zh-CN': () => '较早的采集中，同一文件（设备号与 inode 相同）尚未删除。',
  },
} as const satisfies Readonly<Record<string, CodedWords>>;
