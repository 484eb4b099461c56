import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  nr_descendants: {
    meaning: '本 cgroup 之下仍有目录的 cgroup 数。',
    trap: '不含已删除的，那是 nr_dying_descendants。',
  },
  nr_dying_descendants: {
    meaning: '本 cgroup 之下已删除、但仍被内存或引用拖住的 cgroup 数。',
    trap: '有一些是正常的；只被缓存拖住的，回收后会减少。',
    when: '成千上万且在增加：已删除的 cgroup 越积越多，占用 percpu 内存，拖慢回收和统计。',
  },
  'nr_dying_subsys_<name>': {
    meaning: '本 cgroup 之下某个控制器已删除但仍存活的部分；nr_dying_subsys_memory 就是内存的那个数。',
    trap: '只列出挂在 v2 上的控制器：没有内存这一行，可能是内存在 v1 上。',
    when: '判断拖住已删除 cgroup 的是不是内存。',
  },
  'nr_subsys_<name>': {
    meaning: '本 cgroup 及其下级中某个控制器的存活部分，含自身。',
    trap: '只列出挂在 v2 上的控制器。',
  },
};
