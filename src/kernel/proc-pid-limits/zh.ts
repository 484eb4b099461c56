import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  'Max cpu time': { meaning: '进程可以使用的 CPU 时间，到软限制会收到 SIGXCPU，到硬限制会被杀死。' },
  'Max file size': { meaning: '进程可以写出的最大文件。' },
  'Max data size': {
    meaning: '对 VmData 的限制：4.7 起作用于除栈以外的全部私有可写内存，之前只限制 brk 和 .data。',
    trap: '限制的是地址长度，不是已用的页。4.7 之前它管不到 mmap，几乎等于没有限制。',
    when: '物理内存有空闲而 malloc 返回 ENOMEM 时：与 VmData 对照。',
  },
  'Max stack size': {
    meaning: '主线程的栈最多能长到多大；程序没有另外指定时，也是新线程的栈大小。',
    trap: '它不是所有栈合计的上限。创建线程时按当时的值分配，值很大时 VmSize 会按线程数成倍上涨，不过没碰过的栈并不占内存。设为 `unlimited` 会改变地址空间的布局。',
    when: '发生栈溢出时，或者多线程程序的 VmSize 大得离谱时。',
  },
  'Max core file size': {
    meaning: '内核写出的核心转储文件的上限；0 表示不写。',
    trap: 'core_pattern 把核心转储交给管道程序时它不起作用，只有值为 1 时例外，用来防止递归。',
    when: '崩溃之后没有留下核心转储文件时。',
  },
  'Max resident set': {
    meaning: '在现在的内核上没有任何作用。',
    trap: '自 2.4.30 起不再生效，RSS 可以任意超过它。要限制内存，应当用 cgroup 的 memory.max。',
    when: '不必看；只在有人问它为什么不起作用时用得上。',
  },
  'Max processes': { meaning: '进程的实际用户总共可以拥有的进程和线程数。' },
  'Max open files': { meaning: '进程可以得到的最大文件描述符加一。' },
  'Max locked memory': {
    meaning: '进程可以用 mlock、SHM_LOCK 锁定的内存，以及 io_uring、RDMA、perf 和（5.11 之前的）BPF 固定的内存的上限。',
    trap: '拥有 CAP_IPC_LOCK 的进程不受限制。默认值过去是 64 KiB，5.16 起为 8 MiB。',
    when: 'mlock 或注册缓冲区失败时：与 VmLck、VmPin 对照。',
  },
  'Max address space': {
    meaning: '对 VmSize 的限制。',
    trap: '限制的是地址空间，不是内存：Go、JVM、sanitizer 之类会预留大段地址的运行时，用得不多也会因此失败。',
    when: '物理内存有空闲，而 mmap 或创建线程失败时。',
  },
  'Max file locks': { meaning: '进程可以持有的文件锁数；自 2.4.25 起不再生效。' },
  'Max pending signals': { meaning: '实际用户可以排队的信号数。' },
  'Max msgqueue size': { meaning: '实际用户的 POSIX 消息队列可以占用的字节数。' },
  'Max nice priority': { meaning: 'nice 最高可以提到多少：20 减去这里的值。' },
  'Max realtime priority': { meaning: '进程可以申请的最高实时优先级。' },
  'Max realtime timeout': { meaning: '实时任务在不做阻塞系统调用的情况下可以连续使用的 CPU 时间。' },
};
