import type { MetricTexts } from '../metric-doc.ts';
import type { useMetrics } from './metrics-use.ts';

export const useTexts: MetricTexts<typeof useMetrics> = {
  MemTotal: {
    meaning:
      'RAM that the page allocator manages: what is installed, less firmware, the kernel image and everything reserved while booting.',
    trap: 'Always below the installed size, and not constant: hotplug and some balloon drivers change it. In a container it may be the limit that lxcfs shows instead.',
    when: 'As the base of every percentage; compare it first when two captures come from "the same" machine.',
  },
  MemFree: {
    meaning: "Pages that nobody uses: the allocator's free lists over all zones.",
    trap: 'Low is healthy, because idle RAM is put to use as cache. It also leaves out free pages parked on per-CPU lists, tens of MiB on large machines. Judge by MemAvailable.',
    when: 'With the zone watermarks, when allocations fail or stall although much memory is said to be available.',
  },
  MemAvailable: {
    meaning:
      'What the kernel believes new programs could take without swapping: free pages above the reserves, most of the file cache, and the reclaimable part of kernel memory.',
    trap: 'An estimate for the host: it knows no cgroup limit, and counts file pages that are mapped or dirty. Free + Buffers + Cached is no substitute, because Cached contains Shmem, which cannot be dropped.',
    when: 'First of all host numbers. Below 5 to 10 percent of MemTotal reclaim is close; look at pressure next.',
  },
  Buffers: {
    meaning: 'Page cache of block devices themselves: file system metadata and raw device reads.',
    trap: 'Page cache like any other, only not part of Cached.',
    when: 'When cache seems to be missing: metadata-heavy file systems and backups that read the raw device put it here.',
  },
  Cached: {
    meaning: 'Page cache of files, tmpfs and shared memory included, without block devices (Buffers) and swap cache.',
    trap: 'Not all of it can be dropped: subtract Shmem, and of the rest what is mapped, dirty or locked.',
    when: 'Large is normal. Look when it stays small while files are read again and again (refaults), or when Shmem makes up most of it.',
  },
  SwapCached: {
    meaning: 'Pages that are in RAM and still have a valid copy in swap, so that they can be evicted again without writing.',
    trap: 'Do not add it to AnonPages: pages mapped by a process are in both. Their swap slots count as used, so swap looks fuller than what is really missing from RAM.',
    when: 'When swap use stays high after the pages came back.',
  },
  Active: {
    meaning: 'Pages on the active LRU lists, anonymous and file together.',
    trap: 'Says little about use: it mixes two kinds of memory, and with the multi-generational LRU it is only the two youngest generations.',
    when: 'Rarely; read the anon and file lines.',
  },
  Inactive: {
    meaning: 'Pages on the inactive LRU lists, anonymous and file together.',
    trap: 'Not "free for the taking": the anonymous part needs swap, the file part may be dirty or mapped.',
    when: 'Rarely; read the anon and file lines.',
  },
  'Active(anon)': {
    meaning: 'Pages that only swap can back (anonymous and shmem) on the active list.',
    trap: 'Includes shmem and tmpfs. Without swap the split into active and inactive has no consequence.',
    when: 'With Inactive(anon), for how much memory reclaim can touch only by swapping.',
  },
  'Inactive(anon)': {
    meaning: 'Pages that only swap can back, next in line to be swapped out. New shmem pages start here.',
    trap: 'Without swap nothing here can be reclaimed, lazily freed pages aside. Includes shmem and tmpfs.',
    when: 'Before expecting relief from reclaim: check SwapFree beside it.',
  },
  'Active(file)': {
    meaning: 'File pages that were used more than once recently: the hot part of the page cache.',
    trap: 'Active does not mean protected: under pressure, and by drop_caches, clean unmapped pages go from here too.',
    when: 'With refault counters: a shrinking hot cache with rising refaults means that the cache no longer fits.',
  },
  'Inactive(file)': {
    meaning: 'File pages seen once or grown old: what reclaim takes first.',
    trap: 'Not all of it is free at once: some is dirty, under writeback or mapped. Lazily freed anonymous pages (MADV_FREE) are counted here as well.',
    when: 'To see how much cache can go before anything hurts; near zero with rising refaults, the cache is too small.',
  },
  Unevictable: {
    meaning: 'Pages that reclaim leaves alone: locked by mlock or SHM_LOCK, ramfs, secret memory, some long-pinned mappings.',
    trap: 'More than mlock: ramfs and locked shared memory are in it, so it can exceed Mlocked by far.',
    when: 'When memory cannot be reclaimed although swap is free.',
  },
  Mlocked: {
    meaning: 'Resident pages of mappings locked by mlock, each counted once however many processes map it.',
    trap: 'VmLck of the processes is larger: it counts address space, with pages not yet there and shared pages once for each process.',
    when: 'When Unevictable is high: is it mlock or something else?',
  },
  HighTotal: {
    meaning: '32-bit kernels only: RAM that the kernel cannot map permanently (highmem).',
    trap: 'Absent on 64-bit kernels: not zero, but no such thing.',
  },
  HighFree: {
    meaning: '32-bit kernels only: the free part of highmem.',
    trap: 'Plenty here does not help when LowFree is exhausted: the kernel allocates from low memory and may OOM.',
  },
  LowTotal: {
    meaning: '32-bit kernels only: RAM that the kernel maps permanently and can use for itself.',
    trap: 'Often well below 1 GiB, whatever the machine has.',
  },
  LowFree: {
    meaning: '32-bit kernels only: the free part of low memory.',
    trap: 'Near zero with much HighFree is low memory exhaustion: an OOM kill with RAM to spare.',
  },
  MmapCopy: { meaning: 'Kernels without MMU only: memory taken to imitate mmap by copying.' },
  SwapTotal: {
    meaning: 'Usable size of all active swap areas.',
    trap: 'zram counts with the size of its virtual disk, although what it stores costs RAM.',
    when: '0 means that anonymous memory and shmem cannot be reclaimed at all (lazily freed pages excepted).',
  },
  SwapFree: {
    meaning: 'Swap slots not in use.',
    trap: 'Used swap is not pressure: cold pages may lie there for weeks. Only rates (pswpin, refaults) and pressure say that swapping hurts. Slots kept for the swap cache and for zswap count as used.',
    when: 'Near 0 while memory is short: the next step is the OOM killer.',
  },
  Zswap: {
    meaning: 'RAM that the compressed swap cache (zswap) takes for what it stores.',
    trap: 'Kernel memory: it belongs to no process and is in no RSS.',
    when: 'When swapping is on and RAM is missing; with Zswapped for the compression ratio.',
  },
  Zswapped: {
    meaning: 'What zswap holds, at its original size before compression.',
    trap: 'Counted as used swap although nothing of it is on disk: swap use can rise with no I/O at all.',
    when: 'To tell compressed-in-RAM from truly swapped out; Zswapped / Zswap is the compression ratio.',
  },
  Dirty: {
    meaning: 'Page cache changed in RAM and waiting to be written to its file.',
    trap: 'Not the dirty memory of smaps: anonymous and shmem pages are not in it.',
    when: 'When writers stall: compare with vmstat nr_dirty_threshold, near which the kernel slows them down.',
  },
  Writeback: {
    meaning: 'Pages being written out right now.',
    trap: 'Swap-out writes are in it too, so it is not file data only.',
    when: 'High and not falling: the storage does not keep up.',
  },
  AnonPages: {
    meaning:
      'Anonymous memory mapped by processes: heaps, stacks, private copies. Transparent huge pages included, each page counted once.',
    trap: 'Shmem and tmpfs are not in it. The sum of RssAnon over processes is larger wherever forked processes still share pages.',
    when: 'The main figure for what processes really hold, and the one to compare across captures: cache noise does not touch it.',
  },
  Mapped: {
    meaning: 'File and shmem pages that at least one process has mapped, each counted once.',
    trap: 'Nearly all of it is already inside Cached and Buffers: do not add. The sum of RssFile + RssShmem over processes repeats shared pages.',
    when: 'To see how much of the cache drop_caches cannot touch.',
  },
  Shmem: {
    meaning: 'Shared memory pages in RAM: tmpfs, /dev/shm, System V, memfd, shared anonymous mappings, some GPU buffers.',
    trap: 'Inside Cached, yet it cannot be dropped: it goes by deletion, by the last user leaving, or to swap. What is swapped out is not in it.',
    when: 'High with no process to explain it: files in a tmpfs or forgotten segments.',
  },
};
