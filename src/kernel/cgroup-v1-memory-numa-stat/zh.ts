import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  total: {
    meaning: '本级 cgroup 在全部回收链表上的页，给出合计与各节点的份额。',
    trap: '文件里是页数（memcase 换算成字节），而 v2 的同名文件是字节。它是五个链表之和，不是 usage_in_bytes：不含内核内存。',
    when: '绑定在部分节点上的 cgroup 变慢或被 OOM，而其他节点还有空闲时。',
  },
  file: {
    meaning: '本级 cgroup 在两个文件链表上的页，给出合计与各节点的份额。',
    trap: '文件里是页数（memcase 换算成字节），而 v2 的同名文件是字节。不含共享内存，所以不等于 memory.stat 的 cache。',
    when: '想知道 cgroup 的页缓存落在哪些节点时。',
  },
  anon: {
    meaning: '本级 cgroup 在两个匿名链表上的页，给出合计与各节点的份额。',
    trap: '文件里是页数（memcase 换算成字节），而 v2 的同名文件是字节。含共享内存和交换缓存、不含锁定的页，所以不等于 memory.stat 的 rss。',
    when: '想知道进程内存落在哪个节点时。',
  },
  unevictable: {
    meaning: '本级 cgroup 中回收必须跳过的页，给出合计与各节点的份额。',
    trap: '不分类型，文件页也算，尽管内核文档只说匿名页。',
  },
  hierarchical_total: {
    meaning: '与 total 相同，但覆盖本 cgroup 及其全部下级。',
    trap: '文件里是页数（memcase 换算成字节），而 v2 的同名文件是字节。不含内核内存，因此小于 usage_in_bytes。',
    when: '看 slice 和 pod：它们自己那几行几乎是空的。',
  },
  hierarchical_file: {
    meaning: '与 file 相同，但覆盖本 cgroup 及其全部下级。',
    trap: '文件里是页数（memcase 换算成字节），而 v2 的同名文件是字节。不含共享内存。',
    when: '看 slice 和 pod 的页缓存落在哪里。',
  },
  hierarchical_anon: {
    meaning: '与 anon 相同，但覆盖本 cgroup 及其全部下级。',
    trap: '文件里是页数（memcase 换算成字节），而 v2 的同名文件是字节。含共享内存。',
    when: '看 slice 和 pod 的进程内存落在哪个节点。',
  },
  hierarchical_unevictable: {
    meaning: '与 unevictable 相同，但覆盖本 cgroup 及其全部下级。',
    trap: '不分类型，文件页也算。',
  },
  'N<id>': {
    meaning: '所在行的统计中某一个 NUMA 节点的份额。',
    trap: '各节点相加未必正好等于旁边的合计：内核逐个 CPU 读取，其间内存在变。',
  },
};
