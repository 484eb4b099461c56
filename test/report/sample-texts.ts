import type { Language } from '../../src/contract/index.ts';

const english = {
  verdict1: 'Anonymous memory of api (pid 812, api.service) grew by 49.0 MiB in 5 min 0 s; 48.0 MiB of it lies in [heap].',
  verdict2: 'The cgroup api.service now uses 332 MiB of its 512 MiB limit; it hit the limit 12 times.',
  verdict3: 'No other process changed beyond noise. Swap is not involved.',
  growthTitle: 'Anonymous memory of api grew by 49.0 MiB',
  growth: 'Private anonymous memory and swap of pid 812 grew by 49.0 MiB, far beyond the noise of 256 KiB. [heap] holds 48.0 MiB of it.',
  growthReason1: 'VmRSS, the sum of smaps and memory.stat agree on the growth to within 512 KiB.',
  growthReason2: 'Not ruled out: a cache that is still filling. Two captures cannot tell a leak from a warm-up.',
  growthNext1: 'Capture a series while the load is constant: memcase capture --pid 812 --samples 12 --interval 5min',
  growthNext2: 'If it keeps its slope, take a heap profile of api; the growth is in malloc memory, not in mappings.',
  limitTitle: 'api.service hit its limit 12 times',
  limit:
    'memory.events of api.service counted 12 more attempts to go over memory.max (512 MiB). Reclaim made room each time; nothing was killed.',
  limitNext: 'Compare the limit with what cannot be reclaimed (302 MiB) before raising it.',
  restartedTitle: 'worker was restarted',
  restarted: 'worker (pid 902) ended and a new one (pid 1544) runs in worker@1.service.',
  goneTitle: 'batch ended',
  gone: 'batch (pid 1201) is not in the later capture. No OOM kill was counted in its cgroup.',
  incompleteTitle: 'Mappings of 1 process are missing',
  incomplete: 'proc/2211/smaps was refused (EACCES): PSS, USS and mappings of pid 2211 are unknown.',
  incompleteNext: 'Capture again as root, or with CAP_SYS_PTRACE.',
  comparability: 'The captures lie 5 minutes apart on the same boot of the same host.',
  configuration: 'vm.swappiness changed from 60 to 10.',
  rssCheck: 'VmRSS and the sum of smaps differ by 128 KiB; counters of 14 threads may differ by up to 3.5 MiB on this kernel.',
  chargeCheck: 'The charge of api.service equals anon + file + kernel + sock within the delay of the counters.',
  availableCheck: 'The parts of MemTotal are counted once each.',
  free: 'Free pages.',
} as const;

const chinese: Readonly<Record<keyof typeof english, string>> = {
  verdict1: 'api（pid 812，api.service）的匿名内存在 5 min 0 s 内增长 49.0 MiB，其中 48.0 MiB 位于 [heap]。',
  verdict2: 'cgroup api.service 现用 332 MiB，硬上限为 512 MiB；期间 12 次触及上限。',
  verdict3: '其他进程的变化均在噪声范围内，与交换空间无关。',
  growthTitle: 'api 的匿名内存增长 49.0 MiB',
  growth: 'pid 812 的私有匿名内存与交换空间合计增长 49.0 MiB，远超 256 KiB 的噪声。其中 48.0 MiB 位于 [heap]。',
  growthReason1: 'VmRSS、smaps 之和与 memory.stat 对增长量的读数相差不超过 512 KiB。',
  growthReason2: '尚不能排除：缓存仍在填充。仅凭两次采集无法区分泄漏与预热。',
  growthNext1: '在负载稳定时采集一个序列：memcase capture --pid 812 --samples 12 --interval 5min',
  growthNext2: '如果斜率不变，请对 api 做堆剖析：增长发生在 malloc 内存中，而不是新的映射。',
  limitTitle: 'api.service 12 次触及上限',
  limit: 'api.service 的 memory.events 新增 12 次超过 memory.max（512 MiB）的尝试。每次都通过内存回收腾出了空间，没有进程被杀。',
  limitNext: '提高上限之前，先与不可回收的内存（302 MiB）比较。',
  restartedTitle: 'worker 已重启',
  restarted: 'worker（pid 902）已退出，worker@1.service 中运行着新进程（pid 1544）。',
  goneTitle: 'batch 已退出',
  gone: 'batch（pid 1201）不在后一次采集中。其 cgroup 没有记录 OOM kill。',
  incompleteTitle: '1 个进程缺少映射信息',
  incomplete: 'proc/2211/smaps 被拒绝（EACCES）：pid 2211 的 PSS、USS 与映射未知。',
  incompleteNext: '以 root 身份或带 CAP_SYS_PTRACE 重新采集。',
  comparability: '两次采集来自同一主机的同一次启动，相隔 5 分钟。',
  configuration: 'vm.swappiness 从 60 变为 10。',
  rssCheck: 'VmRSS 与 smaps 之和相差 128 KiB；在该内核上，14 个线程的计数最多可相差 3.5 MiB。',
  chargeCheck: 'api.service 的计费等于 anon + file + kernel + sock，差异在计数延迟之内。',
  availableCheck: 'MemTotal 的各部分各计一次。',
  free: '空闲页。',
};

export type SampleText = (key: keyof typeof english) => string;
export function sampleTexts(language: Language): SampleText {
  return (key) => (language === 'en' ? english : chinese)[key];
}
