import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  anon: {
    meaning: '本 cgroup 及其下级的匿名内存，按节点给出。',
    trap: '这里是字节，v1 的同名文件是页。各节点旁边没有合计。',
    when: '怀疑 cgroup 的内存落在了不该在的节点上时。',
  },
  file: {
    meaning: '本 cgroup 及其下级的页缓存（含共享内存），按节点给出。',
    trap: '这里是字节；v1 的同名文件是页，而且不含共享内存。',
    when: '想知道 cgroup 的缓存落在哪里时。',
  },
  shmem: {
    meaning: 'tmpfs 等共享内存，按节点给出。',
    trap: '属于 file。',
  },
  kernel_stack: {
    meaning: '内核内存中能按节点区分的部分：内核栈、页表、slab。',
    trap: '内核内存的总数（kernel、percpu、vmalloc、sock）不在这个文件里。',
  },
  inactive_anon: {
    meaning: '各回收链表，按节点给出。',
    trap: '按链表而不是按类型：共享内存在匿名链表上。',
  },
  file_mapped: {
    meaning: '文件与匿名内存的各个组成部分，按节点给出：被映射的、脏的、正在写盘的、仍有交换副本的、由大页承载的。',
  },
  'workingset_<event>': {
    meaning: '回收与内存分层的计数，按节点给出。',
    trap: '单位是页，而同一文件的其他行是字节。扫描数与回收数要到 6.18 之后才在这里。',
  },
  'N<id>': {
    meaning: '该行中某一个 NUMA 节点的份额，单位与该行相同。',
  },
};
