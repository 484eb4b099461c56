import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  constraint: {
    meaning:
      'OOM killer 出手的原因：CONSTRAINT_MEMCG 表示某个 cgroup 到了上限，CONSTRAINT_NONE 表示整机耗尽，CONSTRAINT_CPUSET 或 CONSTRAINT_MEMORY_POLICY 表示任务被绑定的节点耗尽。',
    trap: '5.0 之前的内核不输出它；那时由“Task in”一行说明 cgroup 的情况。',
    when: '首先看它：区分是上限太小，还是机器太小。',
  },
  oom_memcg: {
    meaning: '撞到上限的 cgroup。',
    trap: '它不是元凶，也未必是受害者所在的 cgroup：上限可能在多个服务共用的上级。路径以内核看到的根为准，而不是容器的根。',
    when: '想知道该调高哪个上限，或该查谁的用量。',
  },
  task_memcg: {
    meaning: '被杀进程所在的 cgroup。',
    trap: '它自己的上限可能还远着。',
    when: '想知道是哪个服务丢了进程。',
  },
  global_oom: {
    meaning: '整机内存耗尽，与 cgroup 上限无关。',
    trap: '受害者是从全部进程里选的，可能是无辜的。',
    when: '此时 task_memcg 只说明受害者住在哪里。',
  },
  usage: {
    meaning: '到达上限的 cgroup 当时的用量：内存、内存加交换、单独的交换（v2）或内核内存。',
    trap: '是整个 cgroup 的，不是受害者的。',
    when: '看是哪一个计数器满了。',
  },
  limit: {
    meaning: '与该用量对应的上限。',
    trap: '不限制时日志里是一个巨大的 kB 数，这里显示为 unlimited。',
    when: '看是哪一个计数器满了。',
  },
  failcnt: {
    meaning: '到那时为止该计数器拒绝记账的次数。',
    trap: '不是杀进程的次数。',
    when: '数值大，说明这个 cgroup 早就长期贴着上限。',
  },
  'total-vm': {
    meaning: '受害者的地址空间。',
    trap: '只是预留，不是使用：往往是实际内存的许多倍。',
    when: '不要用它判断用了多少内存，要看三个 rss。',
  },
  'anon-rss': {
    meaning: '受害者被杀时在内存里的匿名内存。',
    trap: '不含它在交换空间里的部分。',
    when: '看大小首先看它：杀掉之后释放的主要就是它。',
  },
  'file-rss': {
    meaning: '受害者在内存里的映射文件页。',
    trap: '其中的干净页不杀进程也能回收。',
    when: '看受害者里有多少是代码和文件。',
  },
  'shmem-rss': {
    meaning: '受害者在内存里的共享内存。',
    trap: '只要还有人映射，或 tmpfs 里的文件还在，杀掉也不会释放。',
    when: '杀了进程内存却没回来时。',
  },
  pgtables: {
    meaning: '受害者的页表。',
    trap: '在各 rss 之外另算。',
    when: '地址空间很大或很稀疏时。',
  },
  oom_score_adj: {
    meaning: '让受害者更容易或更不容易被选中的设置：-1000 永不，1000 最先。',
    trap: '由子进程继承，而且多半是 systemd 或 Kubernetes 设的，不是程序自己。',
    when: '小进程替大进程被杀时。',
  },
  gfp_mask: {
    meaning: '失败的那次分配要的是哪一类内存。',
  },
  order: {
    meaning: '那次分配一次要多少：2 的若干次方个页。',
    trap: '0 就是普通的一页。大 order 的 OOM 与内存碎片有关。',
  },
  score: {
    meaning: '老内核输出的评分，表示进程有多该杀。',
    trap: '是占内存的千分比加上设置值，不是字节。',
  },
  pid: {
    meaning: '主机上看到的进程号；tgid 是线程所属的进程。',
    trap: '容器里看到的是另一个号。',
  },
  uid: {
    meaning: '进程的用户。',
  },
  name: {
    meaning: '进程的命令名，最多 15 字节。',
    trap: '程序可以随意取名，其中可能有括号、空格和逗号。',
  },
  at: {
    meaning: '该消息自开机起的时间。',
    trap: '不是墙上时间，机器挂起期间不走。',
  },
  total_vm: {
    meaning: '候选进程的地址空间（日志里是页数）。',
    trap: '不是在用的内存。',
  },
  rss: {
    meaning: 'OOM killer 查看时候选进程的驻留内存（日志里是页数）。',
    trap: '共享页在每个候选进程里都算，整列相加会超过实际用量。',
    when: '看还有谁很大：日志里留着没人采集到的现场。',
  },
  rss_anon: {
    meaning: '其中的匿名部分。',
    trap: '只有较新的内核才有。',
  },
  rss_file: {
    meaning: '其中的文件部分。',
    trap: '只有较新的内核才有。',
  },
  rss_shmem: {
    meaning: '其中的共享内存部分。',
    trap: '只有较新的内核才有。',
  },
  pgtables_bytes: {
    meaning: '候选进程的页表。',
    trap: '整张表是页数，唯独它是字节。',
  },
  nr_ptes: {
    meaning: '老内核上候选进程的页表，以页数表示。',
    trap: '最多三列，每级页表一列。',
  },
  swapents: {
    meaning: '候选进程在交换空间里的部分（日志里是页数）。',
    trap: '与 rss 一样影响是否被选中。',
    when: '受害者看上去太小时：其余的在这里。',
  },
  oom_adj: {
    meaning: '很老的内核才有的列：CPU，以及 oom_score_adj 的前身。',
  },
};
