import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  'Max cpu time': { meaning: 'CPU time the process may use before it gets SIGXCPU (soft) or is killed (hard).' },
  'Max file size': { meaning: 'Largest file the process may write.' },
  'Max data size': {
    meaning: 'Limit on VmData: since 4.7 on all private writable memory that is no stack, before that on brk and .data only.',
    trap: 'Addresses are counted, not pages in use. Before 4.7 mmap was not limited by it, so it limited next to nothing.',
    when: 'When malloc fails with ENOMEM while RAM is free: compare with VmData.',
  },
  'Max stack size': {
    meaning: 'How far the main stack may grow; also the stack size that threads get when the program asks for no other.',
    trap: 'Not a limit on all stacks together. The value counts when a thread is made: a large one multiplies VmSize by the threads, although untouched stack is no memory. `unlimited` changes the layout of the address space.',
    when: 'With stack overflows, and when VmSize looks absurd in a program of many threads.',
  },
  'Max core file size': {
    meaning: 'Largest core file the kernel writes; 0 writes none.',
    trap: 'Has no say when core_pattern pipes the core into a program, but for the value 1, which prevents recursion.',
    when: 'When a crash left no core file.',
  },
  'Max resident set': {
    meaning: 'Nothing on current kernels.',
    trap: 'Has not been enforced since 2.4.30: RSS may exceed it freely. To limit memory use memory.max of a cgroup.',
    when: 'Never; only to answer why it does not work.',
  },
  'Max processes': { meaning: 'Processes and threads that the real user of the process may have in all.' },
  'Max open files': { meaning: 'One more than the largest file descriptor the process may get.' },
  'Max locked memory': {
    meaning: 'How much the process may lock with mlock or SHM_LOCK, and have pinned by io_uring, RDMA, perf and (before 5.11) BPF.',
    trap: 'CAP_IPC_LOCK lifts it. The default was 64 KiB and is 8 MiB since 5.16.',
    when: 'When mlock or a registration of buffers fails: compare with VmLck and VmPin.',
  },
  'Max address space': {
    meaning: 'Limit on VmSize.',
    trap: 'Limits addresses, not memory: runtimes that reserve large ranges (Go, JVM, sanitizers) fail under it while they use little.',
    when: 'When mmap or thread creation fails although RAM is free.',
  },
  'Max file locks': { meaning: 'File locks the process may hold; not enforced since 2.4.25.' },
  'Max pending signals': { meaning: 'Signals that may be queued for the real user of the process.' },
  'Max msgqueue size': { meaning: 'Bytes that the POSIX message queues of the real user may take.' },
  'Max nice priority': { meaning: 'Highest priority nice may be raised to: 20 minus the printed value.' },
  'Max realtime priority': { meaning: 'Highest real-time priority the process may ask for.' },
  'Max realtime timeout': { meaning: 'CPU time a real-time task may run without a blocking system call.' },
};
