import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

const epoch = '自 1970 年起的秒数；0 表示从未发生。';

export const texts: MetricTexts<typeof metrics> = {
  key: {
    meaning: '程序用来找到该段的键；没有键的段为 0。',
    trap: '这里是带符号的十进制，ipcs 和 maps 里的 /SYSV 名称是十六进制。键为 0 的段可以有很多。',
    when: '查找是哪个程序创建的。',
  },
  shmid: {
    meaning: '段的编号，也是它在 maps 中映射的 inode。',
    trap: '删除后会重复使用；每个 IPC 命名空间各有一套，文件显示的是读取者那一套。',
    when: '把段与进程的映射对应起来。',
  },
  perms: {
    meaning: '八进制的权限位，前面还有两个标记：1000 表示已删除、等最后一个使用者离开，2000 表示锁定在内存里。',
    trap: '1600 不是奇怪的权限：最后一个进程退出时该段就消失。',
    when: '段已删除而内存还在，或者无法换出时。',
  },
  size: { meaning: '创建时申请的大小。', trap: '不是正在使用的内存：首次触碰才有页。', when: '与 rss + swap 对照，看其中有多少是真的。' },
  cpid: { meaning: '创建该段的进程。', trap: '它可能早已退出，pid 已被重用。' },
  lpid: { meaning: '最后一次附加或分离的进程。' },
  nattch: {
    meaning: '当前被附加的次数。',
    trap: '是附加次数，不是进程数：同一进程可以附加两次。',
    when: '为 0 而 rss 或 swap 仍有内存：被遗忘、没人释放的段。',
  },
  uid: { meaning: '段的属主用户。' },
  gid: { meaning: '段的属主组。' },
  cuid: { meaning: '创建者用户。' },
  cgid: { meaning: '创建者的组。' },
  atime: { meaning: '最近一次附加的时间。', trap: epoch },
  dtime: { meaning: '最近一次分离的时间。', trap: epoch },
  ctime: { meaning: '创建或最近一次修改设置的时间。', trap: epoch },
  rss: {
    meaning: '该段驻留在内存里的部分。',
    trap: '不论是否有人附加都在，并且记在最先触碰它的 cgroup 名下。映射它的进程各自把其中一部分算进 RssShmem。',
    when: 'Shmem 很高而没有进程能解释时。',
  },
  swap: { meaning: '该段已换出的部分。', trap: '不在任何进程的 VmSwap 里。', when: '交换空间有占用而没有进程能解释时。' },
};
