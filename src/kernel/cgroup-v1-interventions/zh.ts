import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  'memory.force_empty': {
    meaning: '写入它会尽可能回收该 cgroup：丢弃缓存，换出匿名内存。',
    trap: '这是干预，采集时绝不打开。读取返回 EINVAL。',
  },
  'memory.pressure_level': {
    meaning: '登记回收吃力程度通知（low、medium、critical）的地方。',
    trap: '没有内容可读（EINVAL），采集时绝不打开，与 PSI 无关。6.12 起弃用。',
  },
  'cgroup.event_control': {
    meaning: '为用量阈值、OOM 或压力级别登记 eventfd。',
    trap: '只写不读，采集时绝不打开。6.12 起弃用。',
  },
  release_agent: {
    meaning: 'notify_on_release 触发时内核运行的程序，只在层级的根目录。',
    trap: '能写它的人就能在主机上以 root 运行程序，是已知的容器逃逸途径。采集时绝不打开。',
  },
};
