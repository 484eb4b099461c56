import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  usage_in_bytes: {
    meaning:
      'Memory charged to this cgroup and everything below it: anonymous pages, page cache with tmpfs, swap cache and kernel memory. The root directory has no such counter; there the kernel adds up the anonymous and cache statistics instead.',
    trap: 'Not RSS. Most of it is often cache that can be dropped, and each CPU charges in steps ahead of use (256 KiB seen where 64 KiB were touched). Swap, hugetlb pages and TCP buffers are outside, as are pages that another cgroup touched first.',
    when: 'Against the smallest limit on the path. Take total_inactive_file off before calling it pressure.',
  },
  limit_in_bytes: {
    meaning:
      'Hard limit of this one level for user and kernel memory. When this counter or that of an ancestor cannot grow, the kernel reclaims below the full level, and kills there if reclaim fails.',
    trap: 'No limit is a huge number, not a word: 9223372036854771712 with 4 KiB pages, other values on other page sizes and old kernels. The limit that counts may sit on an ancestor. What was written is rounded down to whole pages.',
    when: 'Together with the limits of all ancestors; hierarchical_memory_limit has their minimum.',
  },
  soft_limit_in_bytes: {
    meaning: 'Size to which the kernel tries to push this cgroup back when the whole host runs short. It has no part in charging.',
    trap: 'Throttles nothing, guarantees nothing, raises no event and never leads to an OOM kill. Version 2 has nothing like it: memory.low works the other way round, as protection.',
    when: 'Only when the host itself is short and kswapd works.',
  },
  max_usage_in_bytes: {
    meaning: 'Highest value of the usage counter since the cgroup was made, or since anybody last wrote to this file.',
    trap: 'A reading, not a limit, and not peak RSS: cache and children are in it, so any job that reads enough files reaches its limit. A child may show a little more than the limit of its parent. In the root it does not relate to usage_in_bytes.',
    when: 'To see whether the cgroup ever came near its limit, and only beside failcnt and refaults.',
  },
  failcnt: {
    meaning:
      'How often a charge was refused because this level was at its limit. Charges made by cgroups below count here, on the level that is full. Each refusal starts reclaim and a retry.',
    trap: 'Not a count of OOM kills: reading one large file under a limit gives many refusals and no kill. The reverse holds too: with memsw.limit equal to the limit, kernels from 6.15 can kill with failcnt 0. Any write resets it.',
    when: 'As a rate: when it rises, the cgroup lives at its limit and allocations wait for reclaim.',
  },
  'memsw.usage_in_bytes': {
    meaning: 'Memory plus swap charged to this cgroup and everything below it.',
    trap: 'The sum, not swap. Swap is this minus usage_in_bytes, and as the two are read at different moments the difference can be negative for an instant: take it as 0.',
    when: 'To see swap use per cgroup, and when the memory+swap limit is the tight one.',
  },
  'memsw.limit_in_bytes': {
    meaning: 'Hard limit on memory and swap together.',
    trap: 'Set to the same value as limit_in_bytes it forbids swap once memory is full, since no room is left above it. From 6.15 on such a cgroup can be OOM-killed with every failcnt at 0.',
    when: 'When a cgroup is killed although the host has free swap.',
  },
  'memsw.max_usage_in_bytes': {
    meaning: 'Highest sum of memory and swap since creation or since the last write to this file.',
    trap: 'The peak of the sum, not the sum of two peaks: memory and swap may have peaked at other times.',
    when: 'For sizing the memory+swap limit.',
  },
  'memsw.failcnt': {
    meaning: 'How often a charge was refused because memory plus swap of this level was at its limit.',
    trap: 'Stays 0 for good from kernel 6.15 on, where only the plain failcnt is kept. There 0 proves nothing.',
    when: 'On kernels before 6.15, when the memory+swap limit is finite.',
  },
  'kmem.usage_in_bytes': {
    meaning:
      'Kernel memory charged to the cgroup and those below: slab objects, kernel stacks, page tables, pipe buffers, per-CPU data and the like.',
    trap: 'Below the root it is already inside usage_in_bytes, so never add it. TCP buffers are not in it. It stays 0 with cgroup.memory=nokmem, and before 4.5 unless a kernel memory limit had been set.',
    when: 'When usage grows while total_rss and total_cache do not: dentries, inodes, pipes, threads or a kernel leak.',
  },
  'kmem.limit_in_bytes': {
    meaning: 'Limit that kernel memory once had of its own.',
    trap: 'Dead: deprecated in 5.4, refused from 5.16, absent in some later kernels, accepted and ignored with a log message in newer ones. A number here limits nothing on such kernels.',
  },
  'kmem.max_usage_in_bytes': {
    meaning: 'Highest value of the kernel memory counter since creation or since the last write to this file.',
  },
  'kmem.failcnt': {
    meaning: 'Charges refused by the kernel memory limit.',
    trap: 'Always 0 where no such limit can be set (from 5.16).',
  },
  'kmem.tcp.usage_in_bytes': {
    meaning: 'TCP buffer memory charged through the separate TCP counter of version 1.',
    trap: 'Stays 0 until someone writes a TCP limit, however much is queued. It is not part of usage_in_bytes: memory limits of version 1 do not see socket buffers.',
    when: 'Only where a TCP limit was set on purpose.',
  },
  'kmem.tcp.limit_in_bytes': {
    meaning: 'Limit for TCP buffers. Writing it for the first time also turns their accounting on.',
    trap: 'Deprecated: recent kernels log a warning when it is written.',
  },
  'kmem.tcp.max_usage_in_bytes': {
    meaning: 'Highest value of the TCP counter since creation or since the last write to this file.',
  },
  'kmem.tcp.failcnt': {
    meaning: 'TCP buffer charges that were refused.',
    trap: 'No longer maintained from 6.15 on: always 0.',
  },
  swappiness: {
    meaning:
      'How readily reclaim in this cgroup swaps anonymous memory instead of dropping cache: 0 to 200 (to 100 before 5.8). The file in the root is vm.swappiness.',
    trap: '0 forbids swapping when this cgroup hits its limit; it does not merely discourage it. Version 2 has no such file.',
    when: 'When a cgroup without cache is OOM-killed although swap is free.',
  },
  use_hierarchy: {
    meaning: '1: what the children use is charged to this cgroup as well.',
    trap: 'Fixed at 1 from 5.11 on. With 0 on an older kernel, usage and limit of a parent leave the children out and the total_ lines equal the local ones.',
    when: 'Before adding up or comparing levels on kernels before 5.11.',
  },
  move_charge_at_immigrate: {
    meaning:
      'Whether charges follow a process that moves into this cgroup: bit 0 for anonymous memory, bit 1 for file pages. 0, the default, leaves them where they were made.',
    trap: 'Deprecated in 6.3; from 6.13 only 0 is accepted.',
  },
};
