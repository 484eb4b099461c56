import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  type: {
    meaning: 'cgroup 的类型：domain、domain threaded、domain invalid 或 threaded。',
    trap: '内存只在 domain 上记账；threaded 子级记在所属的 domain 上。',
  },
  controllers: {
    meaning: '这里可以使用的控制器。列表为空也是答案：一个也没有。',
    trap: '其中没有 memory 就没有内存文件，由最近的、有这些文件的上级管辖。',
  },
  subtree_control: {
    meaning: '为子级打开的控制器。',
    trap: '其中没有 memory，子级就没有内存文件。',
  },
  freeze: {
    meaning: '1 表示要求冻结本 cgroup 及其全部下级。',
    trap: '这是要求；是否完成要看 cgroup.events。',
  },
  pressure: {
    meaning: '0 表示不为本 cgroup 统计压力。',
    trap: '可以解释压力文件为空或缺失。',
  },
  'max.depth': {
    meaning: '其下最多允许的层数。',
    trap: '上级的限制可能更小。',
  },
  'max.descendants': {
    meaning: '其下最多允许的 cgroup 个数。',
    trap: '上级的限制可能更小。',
  },
};
