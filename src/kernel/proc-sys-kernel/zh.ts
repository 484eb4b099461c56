import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  boot_id: {
    meaning: '本次启动的随机标识，到下次启动才会改变。',
    trap: '属于内核：同一主机上的所有容器看到的是同一个。',
    when: '判断两次采集是否出自同一次启动；只有这样，pid、启动时间和计数才可比较。',
  },
  osrelease: { meaning: '正在运行的内核版本。', trap: '是宿主机的内核，与容器用什么镜像无关。', when: '凡是问“从哪个内核开始”的时候。' },
  hostname: {
    meaning: '读取者所见的主机名。',
    trap: '容器有自己的主机名，不同机器也可能同名。',
    when: '用来标注采集，不能用来认定机器。',
  },
  numa_balancing: {
    meaning: '内核是否把页移到使用它的节点：0 关闭，1 开启，2 在内存层级之间移动。',
    trap: '在部分内核上（6.1 上见过），开启时 smaps 会漏掉大页，而 status 里的 RSS 是对的。',
    when: 'smaps 与 status 相差 2 MiB 的整数倍，或 NUMA 机器上缺页耗时。',
  },
  shmmax: { meaning: '单个 System V 共享内存段的最大尺寸。' },
  shmall: { meaning: 'System V 共享内存的总量上限。' },
  shmmni: { meaning: 'System V 共享内存段的数量上限。' },
};
