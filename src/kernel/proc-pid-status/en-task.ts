import type { MetricTexts } from '../metric-doc.ts';
import type { taskMetrics } from './task-metrics.ts';

export const texts: MetricTexts<typeof taskMetrics> = {
  Name: {
    meaning:
      'Name of the thread, by default the first 15 bytes of the executable file name. Newline and backslash are escaped here, and only here.',
    trap: 'Any program may rename itself, so it is no identity. Workers of the kernel show longer names, which change with the work they do.',
  },
  Umask: { meaning: 'Permission bits that are taken away from files the process creates, in octal.' },
  State: {
    meaning:
      'Scheduler state of the main thread: R running, S sleeping, D waiting without being interruptible, T stopped, t traced, Z zombie, X dead, I idle kernel thread.',
    trap: 'The other threads may be in other states. A zombie has no memory any more and no Vm lines, but still a Threads line.',
    when: 'When memory lines are missing (Z, or a kernel thread), or when reading its maps hangs (D).',
  },
  Tgid: { meaning: 'Id of the thread group: what is commonly called the process id.' },
  Ngid: { meaning: 'Id of the NUMA group that automatic NUMA balancing has put the thread in; 0 for none.' },
  Pid: {
    meaning: 'Id of this thread, as the reader of the file sees it.',
    trap: 'Ids are reused: only together with the start time in stat do they name a process.',
  },
  PPid: { meaning: 'Id of the parent, 0 when there is none in the pid namespace of the reader.' },
  TracerPid: { meaning: 'Id of the process that traces this one (a debugger), 0 for none.' },
  Uid: { meaning: 'Real, effective, saved and file system user id, in this order.' },
  Gid: { meaning: 'Real, effective, saved and file system group id, in this order.' },
  Utrace: { meaning: 'Flags of the utrace tracing layer of the RHEL 6 kernel.' },
  FDSize: {
    meaning: 'Slots allocated in the table of file descriptors.',
    trap: 'Not the number of open files: the table grows by powers of two and does not shrink.',
  },
  Groups: { meaning: 'Supplementary group ids.' },
  NStgid: {
    meaning: 'The process id in every nested pid namespace, outermost first: the last one is the id inside the container.',
    trap: 'One number only means that there is no nested namespace below that of the reader.',
  },
  NSpid: { meaning: 'The thread id in every nested pid namespace, outermost first.' },
  NSpgid: { meaning: 'The process group id in every nested pid namespace, outermost first.' },
  NSsid: { meaning: 'The session id in every nested pid namespace, outermost first.' },
  Kthread: {
    meaning: '1 for a thread of the kernel. It has no address space, so there is no memory to analyse.',
    trap: 'Older kernels lack the line: there bit 0x200000 of flags in stat says it.',
  },
  CoreDumping: {
    meaning:
      '1 while a core dump of the process is being written. Its memory stays until that ends, so do not kill or sample it meanwhile.',
  },
  THP_enabled: {
    meaning:
      '0 when transparent huge pages are not built in or the process (or the one it descends from) has switched them off for itself.',
    trap: '1 does not say that any huge page is in use, nor that the mode of the host permits them.',
    when: 'When AnonHugePages of a process stays 0 although the host has transparent huge pages enabled.',
  },
  untag_mask: {
    meaning: 'Mask that removes tag bits from user addresses. On x86 anything but all ones means that address tagging (LAM) is in use.',
    trap: 'On arm64 the top byte is always ignored, so the mask is constant there. It has no bearing on memory use.',
  },
  Threads: {
    meaning: 'Threads of the process.',
    trap: 'Printed for zombies and kernel threads too, so it does not prove an address space. What threads cost is elsewhere: their stacks in VmData and, as far as touched, in RssAnon; their kernel stacks (16 KiB each on x86-64) in KernelStack of meminfo.',
    when: 'When VmSize or VmData grows in steps of the stack size: a growing number of threads explains it.',
  },
  SigQ: { meaning: 'Queued signals of the real user, and the limit on them, with a slash between.' },
  SigPnd: { meaning: 'Signals pending for this thread, as a mask.' },
  ShdPnd: { meaning: 'Signals pending for the process as a whole, as a mask.' },
  SigBlk: { meaning: 'Signals this thread blocks, as a mask.' },
  SigIgn: { meaning: 'Signals the process ignores, as a mask.' },
  SigCgt: { meaning: 'Signals the process has handlers for, as a mask.' },
  CapInh: { meaning: 'Capabilities that may be inherited over exec, as a mask.' },
  CapPrm: { meaning: 'Capabilities the thread may make effective, as a mask.' },
  CapEff: { meaning: 'Capabilities in force now, as a mask.' },
  CapBnd: { meaning: 'Upper bound of capabilities that exec can grant, as a mask.' },
  CapAmb: { meaning: 'Ambient capabilities, kept over exec of an unprivileged program, as a mask.' },
  NoNewPrivs: { meaning: '1 when exec can never grant more privileges to this thread.' },
  Seccomp: { meaning: 'System call filtering: 0 off, 1 strict, 2 by filter program.' },
  Seccomp_filters: { meaning: 'Number of filter programs attached to the thread.' },
  Speculation_Store_Bypass: { meaning: 'Whether speculative store bypass is mitigated for this thread.' },
  SpeculationIndirectBranch: { meaning: 'Whether indirect branch speculation is mitigated for this thread.' },
  Cpus_allowed: { meaning: 'CPUs the thread may run on, as a mask in groups of 32 bits.' },
  Cpus_allowed_list: { meaning: 'The same CPUs as a list of ranges.' },
  Mems_allowed: {
    meaning:
      'NUMA nodes the cpuset lets the thread take memory from, as a mask in groups of 32 bits. A narrow mask explains an out-of-memory kill while other nodes have free memory.',
    trap: 'What it may use by cpuset, not where its memory is (numa_maps), and without its own memory policy.',
  },
  Mems_allowed_list: { meaning: 'The same nodes as a list of ranges.' },
  voluntary_ctxt_switches: { meaning: 'Times the main thread gave up its CPU to wait for something.' },
  nonvoluntary_ctxt_switches: { meaning: 'Times the main thread was taken off its CPU while it could have run on.' },
  x86_Thread_features: { meaning: 'Shadow stack features in use by the thread: shstk, wrss; empty for none.' },
  x86_Thread_features_locked: { meaning: 'Shadow stack features that can no longer be switched.' },
};
