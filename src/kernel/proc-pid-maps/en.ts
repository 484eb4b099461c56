import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  address: {
    meaning: 'First address of the mapping and first address behind it. Lines ascend and never overlap in one read.',
    trap: 'Two neighbours with the same rights can still be two mappings. Between two runs of a program the addresses differ (ASLR), so equal addresses are no way to pair them.',
    when: 'The difference is the size; the number of lines counts against vm.max_map_count.',
  },
  perms: {
    meaning: 'Present rights r, w, x, and s for MAP_SHARED or p for private.',
    trap: 'p on a file does not mean unshared memory: unmodified pages come from the page cache that everybody uses.',
    when: 'rw-p without a name is heap-like, ---p is a guard or a reservation, rwx is a JIT or a finding.',
  },
  offset: {
    meaning: 'Where in the file the mapping begins, in bytes; 0 for memory without a file.',
    trap: 'Not an address. For shared memory it is the offset in the segment.',
    when: 'To tell the code of a library from its data: same file, different offset.',
  },
  dev: {
    meaning: 'Device of the file system that holds the file, as hexadecimal major:minor; 00:00 without a file.',
    trap: 'On btrfs and overlayfs it can differ from what stat(2) says.',
    when: 'With inode, to know one file again under several names. A 00:01 or alike is the internal file system of shared memory.',
  },
  inode: {
    meaning: 'Inode number of the file, 0 without one.',
    trap: 'For a SysV segment it is the shmid, which may really be 0. Some file systems use numbers above 2^53.',
    when: 'A library that was replaced on disk keeps its old inode here.',
  },
  pathname: {
    meaning: 'Path of the file, a name in brackets, or nothing for memory without a name. A newline in it prints as \\012.',
    trap: 'Free text: a file may be called [heap], hold blanks or end in " (deleted)", and bytes need not be UTF-8. \\012 may also be four characters of the name. The path is the one that the reader of the file would use.',
    when: 'Nothing and rw-p: malloc arena, thread stack, or the zeroed data behind a library.',
  },
  '[heap]': {
    meaning: 'Memory between the start of the heap and the program break: what brk() gave out.',
    trap: 'Not the whole heap: large blocks, further malloc arenas, jemalloc, the JVM and Go use nameless mappings. Several lines of it are normal, none is too. On 4.x and 5.x a neighbour could be labelled by mistake.',
    when: 'Growth here is small blocks of the main malloc arena.',
  },
  '[stack]': {
    meaning: 'The stack of the main thread.',
    trap: 'Only that one. The stacks of all other threads are nameless rw-p mappings beside a ---p guard.',
    when: 'Deep recursion or large local arrays of the main thread.',
  },
  '[stack:<tid>]': {
    meaning: 'The stack of a thread, as kernels 3.4 to 4.4 guessed it.',
    trap: 'A guess, taken out in 4.5 because it was slow and unreliable. That it is missing later says nothing.',
    when: 'Captures of old kernels with many threads.',
  },
  '[vdso]': {
    meaning: 'Code that the kernel gives to every process, such as gettimeofday.',
    trap: 'In Rss but not in numa_maps: the usual difference of a page or two.',
  },
  '[vvar]': { meaning: 'Kernel data read by the vdso.', trap: 'Its Rss is 0: it maps page frames directly.' },
  '[vvar_vclock]': { meaning: 'The part of [vvar] for the clocks of hypervisors, a mapping of its own on newer kernels.' },
  '[vsyscall]': {
    meaning: 'Fixed page at the top of the x86-64 address space for very old programs; no real mapping.',
    trap: 'Adds a line and 4 kB to maps and smaps that VmSize and numa_maps do not have.',
    when: 'When a sum over mappings is off by exactly 4 kB.',
  },
  '[uprobes]': { meaning: 'Page for probed instructions: a tracer (perf, bpftrace, systemtap) has been at work in this process.' },
  '[sigpage]': { meaning: 'Helper page of the kernel on 32-bit ARM, as [vectors] is.' },
  '[anon:<name>]': {
    meaning: 'Private memory without a file that the program named by prctl: an allocator, a runtime, Android.',
    trap: 'Needs CONFIG_ANON_VMA_NAME, which many distributions leave out; then the same program shows no names. Names split mappings, so their number rises.',
    when: 'Names the owner of memory straight away.',
  },
  '[anon_shmem:<name>]': {
    meaning: 'Shared memory without a file that the program named by prctl.',
    trap: 'Stands in place of /dev/zero (deleted); it is the same kind of memory.',
    when: 'To tell shared regions of one process apart.',
  },
  '<path> (deleted)': {
    meaning: 'The file was removed or replaced; its content lives on as long as it is mapped.',
    trap: 'No leak by itself. Always there, and without meaning, for /dev/zero, memfd, SYSV, /anon_hugepage and graphics objects. A file may really be named so.',
    when: 'A library or program: replaced by an upgrade, the process runs old code until it restarts. A data file: disk space that df still counts.',
  },
  '/dev/zero (deleted)': {
    meaning: 'Shared memory without a file (MAP_SHARED with MAP_ANONYMOUS), mostly between a parent and its children.',
    trap: 'Nothing was deleted and no device is read. Counts as shmem: in RssShmem and in the page cache of the host, not in Anonymous.',
    when: 'PostgreSQL buffers, scoreboards of forking servers.',
  },
  '/dev/zero': { meaning: 'Private mapping of the zero device: ordinary anonymous memory in an old style.' },
  '/memfd:<name> (deleted)': {
    meaning: 'Memory file made by memfd_create under this name.',
    trap: 'Lives as long as any descriptor is open. Unmapped, it is in no RSS at all and still in Shmem and the cgroup. Two files may have the same name.',
    when: 'Browsers, Wayland, JIT compilers, memory of virtual machines.',
  },
  '/SYSV<key> (deleted)': {
    meaning: 'System V shared memory segment with this key; its shmid stands in the inode column.',
    trap: '(deleted) does not mean that it was removed. The segment outlives its processes until it is removed and detached.',
    when: 'Databases. Compare with sysvipc/shm.',
  },
  '/anon_hugepage (deleted)': {
    meaning: 'Hugetlb memory without a file (MAP_HUGETLB).',
    trap: 'Rss and Pss are 0: look at Shared_Hugetlb and Private_Hugetlb.',
    when: 'Databases, DPDK, a JVM with large pages.',
  },
  '/dev/shm/<name>': {
    meaning: 'POSIX shared memory or another file on tmpfs: page cache that only swap can take.',
    trap: 'Looks like a file and is memory: drop_caches does not free it, only removing the file and its last user does.',
    when: 'When Shmem grows: who maps it, and which file remains.',
  },
  '/drm mm object (deleted)': {
    meaning: 'Graphics buffer backed by shared memory (also as /i915 or /dri).',
    trap: 'Most graphics memory is mapped without Rss and is not seen here at all.',
  },
  'anon_inode:<type>': {
    meaning: 'Buffers of a kernel object that the process mapped: io_uring, perf events, KVM, BPF maps.',
    trap: "The memory is the kernel's: often it is not in Rss.",
    when: 'When memory of a process that uses io_uring, perf or KVM is missing from its RSS.',
  },
  'socket:[<inode>]': {
    meaning: 'Ring buffer of a packet socket, as capture programs map it.',
    trap: 'Kernel memory that is accounted elsewhere.',
  },
};
