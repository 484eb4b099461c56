import type { MetricTexts, Tier1Text } from '../metric-doc.ts';
import type { totalMetrics } from './metrics-total.ts';

const ofThisSubtree = '不是整机合计，只覆盖本 cgroup 及其下级。5.11 之前若 use_hierarchy 为 0，它就等于本级的那一行。';

/** Words of a total_ line: what it sums up, what goes wrong with it in particular, and when it is the right line. */
function subtree(what: string, when: string, trap = ''): Tier1Text {
  return { meaning: `本 cgroup 及其全部下级的${what}，已删除但仍有记账的下级也算在内。`, trap: `${trap}${ofThisSubtree}`, when };
}

const againstUsage = '凡是与 usage_in_bytes 或限制放在一起比较，就用它而不用本级的行：那些数也是整个子树的。';
const asRate = '看整个子树在两次采集之间的增长速度。';

export const totalTexts: MetricTexts<typeof totalMetrics> = {
  total_cache: subtree('页缓存（含共享内存）', againstUsage, '删除子 cgroup 之后，父级的数可能大于看得见的各部分之和。'),
  total_rss: subtree('匿名内存', againstUsage, '除 cAdvisor 的 container_memory_rss 之外，它不是任何工具所说的 RSS。'),
  total_rss_huge: subtree('匿名透明大页', againstUsage),
  total_shmem: subtree(' tmpfs 等共享内存', againstUsage, '它是 total_cache 中不能丢弃的部分。'),
  total_mapped_file: subtree('已映射缓存页', againstUsage, '别的 cgroup 先碰到的页记在那边，这里没有。'),
  total_dirty: subtree('待写盘的缓存页', againstUsage),
  total_writeback: subtree('正在写盘的页', againstUsage),
  total_workingset_refault_anon: subtree('匿名页 refault 累计（换出不久又读回）', asRate, '单位是页，不是字节。'),
  total_workingset_refault_file: subtree('文件页 refault 累计（回收不久又读回）', asRate, '单位是页，不是字节。'),
  total_swap: subtree(
    '页所占交换空间',
    '与 memsw.usage_in_bytes - usage_in_bytes 对照，两者应当接近。',
    '它不在 usage_in_bytes 之内。它是水平而不是速度，可以很高而无害。',
  ),
  total_swapcached: subtree('同时在内存和交换空间中的页', againstUsage, '这些页两边都计。'),
  total_pgpgin: subtree('记账次数', asRate, '是次数不是页数，也不是磁盘读入。'),
  total_pgpgout: subtree('销账次数', asRate, '是次数不是页数，也不是磁盘写出。'),
  total_pgfault: subtree('缺页异常累计', asRate),
  total_pgmajfault: subtree('需等待 I/O 的缺页异常累计', asRate, '用 read() 读文件不计在内。'),
  total_inactive_anon: subtree('近期没用到的匿名与共享内存', againstUsage, '没有交换空间就回收不了。'),
  total_active_anon: subtree('近期用过的匿名与共享内存', againstUsage),
  total_inactive_file: subtree(
    '近期没用到的文件页',
    '按 Kubernetes 的口径算 working set：usage_in_bytes 减去它，最低到 0。',
    '减完剩下的并非都离不开：active_file 还在里面。',
  ),
  total_active_file: subtree('近期用过的文件页', againstUsage, '可以回收，但算在 Kubernetes 的 working set 里。'),
  total_unevictable: subtree('回收必须跳过的页', againstUsage, '同时也计在 total_rss 或 total_cache 里。'),
};
