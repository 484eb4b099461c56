import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  'mount ID': { meaning: '这个挂载的编号，卸载之后会被重复使用。' },
  'parent ID': { meaning: '它挂在哪个挂载之上。', trap: '如果被进程的根目录挡住，这个编号可能不在列表里。' },
  'major:minor': {
    meaning: '文件系统的设备号，与 maps 中该文件系统上文件的设备列对应。',
    trap: 'btrfs 和 overlay 上，文件报告的设备号与挂载的不同。',
  },
  root: {
    meaning: '文件系统中的哪个目录出现在挂载点上；/ 表示整个文件系统。',
    trap: '对 cgroup 文件系统来说，它就是被当作根的那个 cgroup：要在挂载点下查找 /proc/<pid>/cgroup 给出的路径，必须先去掉这一段。',
  },
  'mount point': { meaning: '挂载的位置，相对于进程的根目录。', trap: '几个挂载可以叠在同一个挂载点上，最后一个会遮住前面的。' },
  'mount options': { meaning: '这个挂载的选项，如 ro、noexec、relatime。' },
  'optional fields': { meaning: '传播方式：shared:N、master:N、propagate_from:N、unbindable；私有挂载为空。' },
  'filesystem type': {
    meaning: '文件系统类型，如 ext4、overlay、tmpfs、cgroup2。',
    trap: 'tmpfs 里的文件就是内存（shmem），记在最先写入者的账上。',
  },
  'mount source': { meaning: '挂载来源的设备或名字；没有设备的文件系统可以写任意文字，也可能为空。' },
  'super options': { meaning: '文件系统本身的选项：v1 cgroup 挂载在这里列出控制器，tmpfs 在这里给出大小上限。' },
};
