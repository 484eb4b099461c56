import type { Language } from '../../contract/index.ts';

/** Why a question makes no sense of a capture, and what a missing input is, in Chinese; a bare name of a kernel file stays as it is. */
const chinese: Readonly<Record<string, string>> = {
  'cgroup v1 does not count them': 'cgroup v1 不统计此项',
  'no cgroup of the capture has a limit': '采集到的 cgroup 均未设上限',
  'no cgroup of the capture has memory.high': '采集到的 cgroup 均未设 memory.high',
  'no memory cgroup captured': '未采集内存 cgroup',
  'no memory cgroup is in both captures': '两次采集没有共同的内存 cgroup',
  'one NUMA node': '只有一个 NUMA 节点',
  'one capture: nothing to compare with': '只有一次采集，无从比较',
  'one process: nothing is counted twice': '只有一个进程，不存在重复计数',
  '/proc/pressure/memory (PSI off or not captured)': '/proc/pressure/memory（PSI 未启用或未采集）',
  'exe link': 'exe 链接',
  'manifest: the archive does not say what was asked for': 'manifest：归档未说明要求采集什么',
  'maps or smaps': 'maps 或 smaps',
  'memory.events max or memory.failcnt': 'memory.events max 或 memory.failcnt',
  'memory.events or memory.oom_control': 'memory.events 或 memory.oom_control',
  'memory.failcnt (not counted from 6.15 on where memsw.limit equals the limit)':
    'memory.failcnt（自 6.15 起，memsw 上限与内存上限相等时内核不再计数）',
  'memory.stat or kmem.usage_in_bytes': 'memory.stat 或 kmem.usage_in_bytes',
  'numa_maps (capture with --numa)': 'numa_maps（采集时加 --numa）',
  'smaps and status of one process': '同一进程的 smaps 与 status',
  'smaps or smaps_rollup': 'smaps 或 smaps_rollup',
  'status.HugetlbPages (since 4.4)': 'status.HugetlbPages（自 4.4 起）',
  'status.RssAnon or smaps': 'status.RssAnon 或 smaps',
  'status.VmSwap or smaps': 'status.VmSwap 或 smaps',
  'uptime of both captures (one boot)': '两次采集的 uptime（同一次开机）',
};

/** What `judged` says beside a code, in a language. */
export const sayJudged = (text: string, language: Language): string => (language === 'en' ? text : (chinese[text] ?? text));
