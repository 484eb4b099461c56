import type { Arguments } from '../../contract/index.ts';
import { shellWord, textArg } from '../args.ts';
import type { CodedWords } from './coded-words.ts';

/** memory.stat of the cgroup, as one word for a shell. */
const pathArg = (args: Arguments): string => shellWord(`/${textArg(args, 'directory')}/memory.stat`);

/** The last component of a cgroup's path. */
const nameArg = (args: Arguments): string => textArg(args, 'cgroup').replace(/^.*\/(?=.)/su, '');

/** Next steps at cgroups, the host and the capture itself. */
export const hostSteps = {
  'read-kernel-log': {
    en: () => 'Read the OOM report in the kernel log: `journalctl -k -g oom` or `dmesg -T`.',
    'zh-CN': () => '查看内核日志中的 OOM 报告：`journalctl -k -g oom` 或 `dmesg -T`。',
  },
  'check-limit': {
    en: (args) => `Read the limits of ${nameArg(args)} and of all above it, which count as much: \`grep -H . ${textArg(args, 'files')}\`.`,
    'zh-CN': (args) => `检查 ${nameArg(args)} 及其所有上级的限制，上级的限制同样有效：\`grep -H . ${textArg(args, 'files')}\`。`,
  },
  'who-in-cgroup': {
    en: (args) => `See what it holds: \`cat ${pathArg(args)}\`, and its processes in the group table of this report.`,
    'zh-CN': (args) => `查看它持有什么：\`cat ${pathArg(args)}\`，其进程见本报告的分组表。`,
  },
  'look-at-cgroup': {
    en: (args) =>
      `See why: the limits of ${textArg(args, 'cgroup')} and of what is above it, or pressure of the whole host (\`cat /proc/pressure/memory\`).`,
    'zh-CN': (args) => `查找原因：${textArg(args, 'cgroup')} 及其上级的限制，或整个主机的压力（\`cat /proc/pressure/memory\`）。`,
  },
  'watch-pressure': {
    en: (args) => `Watch whether it goes on: \`cat ${textArg(args, 'file')}\` twice, some seconds apart, and compare \`total\`.`,
    'zh-CN': (args) => `观察是否持续：间隔数秒执行两次 \`cat ${textArg(args, 'file')}\`，比较 \`total\`。`,
  },
  'who-swaps': {
    en: () => 'See who lies in swap: `grep -H VmSwap /proc/[0-9]*/status | sort -k2 -n | tail`.',
    'zh-CN': () => '查看谁在交换区：`grep -H VmSwap /proc/[0-9]*/status | sort -k2 -n | tail`。',
  },
  'look-at-tmpfs': {
    en: () => 'Find the files: `df -t tmpfs`, `ls -laS /dev/shm`, and for System V segments `ipcs -m`.',
    'zh-CN': () => '查找文件：`df -t tmpfs`、`ls -laS /dev/shm`；System V 段用 `ipcs -m`。',
  },
  'read-khugepaged': {
    en: () =>
      'Read `/sys/kernel/mm/transparent_hugepage/enabled` and `khugepaged/max_ptes_none` beside it: 511 lets one touched page become 2 MiB.',
    'zh-CN': () =>
      '查看 `/sys/kernel/mm/transparent_hugepage/enabled` 及其旁边的 `khugepaged/max_ptes_none`：511 允许一个被访问的小页变成 2 MiB。',
  },
  'look-at-hugetlb': {
    en: () =>
      'Read what the pool has left: `grep Huge /proc/meminfo`. Free minus reserved (Rsvd) is all there is, and when it is used up the next mapping fails. Each size: `grep -H . /sys/kernel/mm/hugepages/*/free_hugepages`.',
    'zh-CN': () =>
      '查看大页池余量：`grep Huge /proc/meminfo`。可用的是空闲减去已预留（Rsvd），用尽后新的映射会失败。按大小查看：`grep -H . /sys/kernel/mm/hugepages/*/free_hugepages`。',
  },
  'consider-huge-pages': {
    en: () => 'Large shared segments cost each process page tables of its own; huge pages make them 512 times smaller.',
    'zh-CN': () => '大的共享段会让每个进程各有一份页表；使用大页可使页表缩小 512 倍。',
  },
  'look-at-numa': {
    en: (args) => `Read \`numastat -p ${textArg(args, 'pid')}\` and the policy in /proc/${textArg(args, 'pid')}/numa_maps.`,
    'zh-CN': (args) => `查看 \`numastat -p ${textArg(args, 'pid')}\` 以及 /proc/${textArg(args, 'pid')}/numa_maps 中的策略。`,
  },
  'look-at-kernel-memory': {
    en: (args) =>
      `Split it: slab, sock, percpu, pagetables and kernel_stack in \`${pathArg(args)}\`; count sockets and files of its processes (\`ss -s\`, \`ls /proc/PID/fd | wc -l\`).`,
    'zh-CN': (args) =>
      `拆分查看：\`${pathArg(args)}\` 中的 slab、sock、percpu、pagetables、kernel_stack；并统计其进程的套接字与文件数（\`ss -s\`、\`ls /proc/PID/fd | wc -l\`）。`,
  },
  'look-at-slab': {
    en: () => 'See which caches grew: `slabtop -o -s c | head -20` (needs root).',
    'zh-CN': () => '查看哪些 slab 缓存增长：`slabtop -o -s c | head -20`（需要 root）。',
  },
  'look-for-restarts': {
    en: () =>
      'Look for units or containers that restart in a loop: `systemctl list-units --state=activating`, `journalctl -g "Scheduled restart"`.',
    'zh-CN': () => '查找反复重启的单元或容器：`systemctl list-units --state=activating`、`journalctl -g "Scheduled restart"`。',
  },
  'capture-fewer': {
    en: () => 'Capture fewer processes at once (`--pid`, `--unit`): the shorter the capture, the less it is torn.',
    'zh-CN': () => '一次少采集一些进程（`--pid`、`--unit`）：采集越短，越不容易前后不一致。',
  },
  'capture-with-rights': {
    en: () => 'Repeat the capture with the rights it lacked (root, or CAP_SYS_PTRACE): `memcase doctor` says which.',
    'zh-CN': () => '以所缺的权限（root 或 CAP_SYS_PTRACE）重新采集：`memcase doctor` 会说明缺哪些。',
  },
} as const satisfies Readonly<Record<string, CodedWords>>;
