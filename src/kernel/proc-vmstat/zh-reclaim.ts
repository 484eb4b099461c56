import type { MetricTexts } from '../metric-doc.ts';
import type { reclaimMetrics } from './metrics-reclaim.ts';

const noCgroups = '由 cgroup 限制引起的回收不计入（直到 6.18），所以 0 并不证明没有发生回收：请看 pgscan_anon 和 pgscan_file。';
const secondView = '是同一批页的另一种分类，绝不能与 pgscan_kswapd 等相加。';
const secondViewStolen = '是同一批页的另一种分类，绝不能与 pgsteal_kswapd 等相加。';
const split = '新内核没有它，已拆成 _anon 和 _file。';

export const reclaimTexts: MetricTexts<typeof reclaimMetrics> = {
  workingset_refault_anon: {
    meaning: '换出之后又被用到的匿名页数。',
    trap: '单次 refault 说明不了什么；速率和其中被重新激活的比例，才说明内存是否太小。',
    when: '发生换页时：与 pswpin 和内存压力一起看。',
  },
  workingset_refault_file: {
    meaning: '逐出之后又被读入的文件页数。',
    trap: '手工清缓存、循环读大文件也会造成它。应以激活数和压力判断。',
    when: '磁盘读得多时：缓存对这份工作来说是否太小？',
  },
  workingset_refault: {
    meaning: '5.9 以前的内核上逐出之后又被用到的页数，当时不跟踪匿名页。',
    trap: split,
    when: '同 workingset_refault_file。',
  },
  workingset_activate_anon: {
    meaning: '回来得太快、直接算作活跃的 refault 匿名页。',
    trap: '是 refault 的子集，也是有害的那部分。',
    when: '与压力一起上升：正在用的匿名内存放不下。',
  },
  workingset_activate_file: {
    meaning: '回来得太快的 refault 文件页：缓存只要稍大一点就能留住它们。',
    trap: '是 refault 的子集，信号比 refault 更强。',
    when: 'refault 上升时，看它是否同步上升。',
  },
  workingset_activate: { meaning: '5.9 以前的内核上的同类计数，不分匿名与文件。', trap: split, when: '同 workingset_activate_file。' },
  workingset_restore_anon: {
    meaning: '被逐出时本来处于活跃状态的 refault 匿名页。',
    trap: '数值小也要重视：回收正在吃掉正在用的内存。',
    when: '最能说明抖动的计数。',
  },
  workingset_restore_file: {
    meaning: '被逐出时本来处于活跃状态的 refault 文件页。',
    trap: '数值小也要重视：回收正在吃掉正在用的缓存。',
    when: '最能说明抖动的计数。',
  },
  workingset_restore: { meaning: '5.9 以前的内核上的同类计数，不分匿名与文件。', trap: split, when: '同 workingset_restore_file。' },
  workingset_nodereclaim: { meaning: '内核放弃一部分逐出记录的次数。', trap: '此后的 refault 就察觉不到了。' },
  allocstall: {
    meaning: '分配时没有空闲页、任务只好自己去回收内存的次数。新内核按 zone 统计（allocstall_normal 等）。',
    trap: '由 cgroup 限制引起的回收不计入：请看该 cgroup 的 memory.stat 和 memory.pressure。',
    when: '只要有速率：任务在为内存停顿，kswapd 已经跟不上。',
  },
  'pgskip_<zone>': { meaning: '因所在 zone 满足不了这次分配而被回收跳过的页数。' },
  pgscan_kswapd: {
    meaning: '后台回收（kswapd）扫描过的页数。',
    trap: `是扫描，不是释放。${noCgroups}`,
    when: '与 pgsteal_kswapd 对照：扫得多、拿到得少，说明回收找不到东西。',
  },
  pgscan_direct_throttle: {
    meaning: '保留内存几乎耗尽，直接回收中的任务被迫睡眠的次数。',
    trap: '应当一直是 0。',
    when: '大于 0：内存曾经严重短缺。',
  },
  pgscan_direct: {
    meaning: '分配内存的任务自己扫描的页数（直接回收）。',
    trap: noCgroups,
    when: '只要有速率：分配被拖慢了。',
  },
  pgscan_khugepaged: { meaning: '为给 khugepaged 腾地方而扫描的页数。' },
  pgscan_proactive: { meaning: '应用户空间请求（memory.reclaim 等）而扫描的页数。' },
  pgsteal_kswapd: {
    meaning: '后台回收（kswapd）拿走的页数。旧内核按 zone 统计，更早的叫 kswapd_steal。',
    trap: noCgroups,
    when: '除以 pgscan_kswapd，就是回收的效率。',
  },
  pgsteal_direct: {
    meaning: '分配内存的任务自己回收到的页数（直接回收）。',
    trap: noCgroups,
    when: '相对 pgsteal_kswapd 占比大：程序在等内存。',
  },
  pgsteal_khugepaged: { meaning: '为给 khugepaged 腾地方而回收的页数。' },
  pgsteal_proactive: { meaning: '应用户空间请求（memory.reclaim 等）而回收的页数。' },
  'pgsteal_<zone>': { meaning: '大约 3.4 以前的内核上从该 zone 回收的页数，不分由谁回收。' },
  pgscan_anon: {
    meaning: '回收扫描过的匿名页，含 cgroup 限制引起的回收。',
    trap: secondView,
    when: '超出各回收者之和而 kswapd 安静：有 cgroup 正顶着上限回收。',
  },
  pgscan_file: {
    meaning: '回收扫描过的文件页，含 cgroup 限制引起的回收。',
    trap: secondView,
    when: '超出各回收者之和而 kswapd 安静：有 cgroup 正顶着上限回收。',
  },
  pgsteal_anon: {
    meaning: '回收拿走的匿名页，含 cgroup 限制引起的回收。',
    trap: secondViewStolen,
    when: '与 pgsteal_file 对照，看 swappiness 的实际效果。',
  },
  pgsteal_file: {
    meaning: '回收拿走的文件页，含 cgroup 限制引起的回收。',
    trap: secondViewStolen,
    when: '与 pgsteal_anon 对照，看 swappiness 的实际效果。',
  },
  pgrefill: { meaning: '为了转为不活跃而检查的活跃页数。', trap: '大约 4.7 及以前按 zone 统计（pgrefill_normal 等）。' },
  pgactivate: { meaning: '移到活跃链表的页数。' },
  pgdeactivate: { meaning: '移到不活跃链表的页数。' },
  pgrotated: { meaning: '写完之后被放到链表末尾、准备释放的页数。', trap: '有速率说明回收在等回写。' },
  nr_vmscan_write: {
    meaning: '回收自己写出的页数，如今就是换出。',
    trap: '当前内核上不含文件页：回收把它们留给回写线程。',
    when: '看速率：内存紧张时的换出。',
  },
  nr_vmscan_immediate_reclaim: { meaning: '回收碰到脏文件页、标记为写完立即释放的次数。', trap: '很多：脏页还没写就到了链表末尾。' },
  nr_throttled_written: { meaning: '回收被迫等待回写期间写出的页数。' },
  slabs_scanned: { meaning: 'shrinker 检查过的内核对象数。' },
  pginodesteal: { meaning: '分配内存的任务随 inode 一起释放的页缓存页数。' },
  kswapd_inodesteal: { meaning: 'kswapd 随 inode 一起释放的页缓存页数。', trap: '缓存会因此消失，尽管并不旧：inode 太多。' },
  kswapd_low_wmark_hit_quickly: {
    meaning: 'kswapd 刚收工，空闲内存又立刻跌破 low 水位线的次数。',
    trap: '频繁发生：水位线间距太小（watermark_scale_factor）。',
  },
  kswapd_high_wmark_hit_quickly: { meaning: 'kswapd 刚收工，空闲内存又立刻跌破 high 水位线的次数。' },
  pageoutrun: { meaning: 'kswapd 运行的次数。' },
  drop_pagecache: {
    meaning: '有人写 drop_caches 清空页缓存的次数。',
    trap: '内核不会自己做：是人或脚本。',
    when: '大于 0：可以解释一阵阵的 refault 和读盘。',
  },
  drop_slab: {
    meaning: '有人写 drop_caches 收缩 slab 的次数。',
    trap: '内核不会自己做：是人或脚本。',
    when: '大于 0：可以解释随后变慢的文件查找。',
  },
  oom_kill: {
    meaning: '启动以来被 OOM killer 杀掉的进程数，含整机和 cgroup。',
    trap: '容器主机上大多是 cgroup 内的 OOM：主机本身可能还有很多内存。',
    when: '只要增加：内核日志里有被杀者，memory.events 说明是哪个 cgroup。',
  },
  zone_reclaim_success: { meaning: '在本 NUMA 节点上回收成功的次数（zone_reclaim_mode）。' },
  zone_reclaim_failed: { meaning: '在本 NUMA 节点上回收失败的次数。', trap: '持续增长：为了就近分配白白停顿。' },
  unevictable_pgs_culled: { meaning: '移到不可回收链表的页数。' },
  unevictable_pgs_scanned: { meaning: '为查看能否恢复可回收而检查的页数。' },
  unevictable_pgs_rescued: { meaning: '从不可回收链表移回其他链表的页数。' },
  unevictable_pgs_mlocked: { meaning: '启动以来锁定的页数。', trap: '减去 unevictable_pgs_munlocked，大致等于 Mlocked。' },
  unevictable_pgs_munlocked: { meaning: '启动以来解锁的页数。' },
  unevictable_pgs_cleared: { meaning: '因解除映射或截断而结束锁定的页数。' },
  unevictable_pgs_stranded: { meaning: '解锁时没能放回普通链表的页数。' },
};
