import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

const address = 'Printed only to readers with ptrace rights over the process; others get 0 or 1, which is no address.';

export const texts: MetricTexts<typeof metrics> = {
  pid: {
    meaning: 'Id of the process as the reader sees it.',
    trap: 'Reused by the kernel: only together with starttime does it name one process.',
  },
  comm: {
    meaning: 'Name of the thread in parentheses, at most 15 bytes for a user program.',
    trap: 'Not escaped: it may hold blanks, newlines, parentheses, even `) S 1 (`. It ends at the last closing parenthesis of the file, so never split this file by blanks.',
  },
  state: { meaning: 'Scheduler state as one letter, the same as State in status.' },
  ppid: { meaning: 'Id of the parent.' },
  pgrp: { meaning: 'Id of the process group.' },
  session: { meaning: 'Id of the session.' },
  tty_nr: { meaning: 'Device number of the controlling terminal, 0 for none.' },
  tpgid: { meaning: 'Foreground process group of the controlling terminal, -1 without one.' },
  flags: {
    meaning: 'Flags of the task as the kernel keeps them. Bit 0x200000 marks a kernel thread.',
    trap: 'The bits belong to the kernel and change their meaning between releases.',
  },
  minflt: {
    meaning:
      'Page faults of all threads, ended ones included, that were resolved without waiting for I/O: first touch, copy-on-write, pages found in the page cache.',
    trap: 'Neither bytes nor a sign of trouble. One fault on a transparent huge page counts once for 512 pages, and children that were waited for are counted in cminflt.',
    when: 'As a rate: it shows how fast memory is touched for the first time, or an allocator that returns and fetches memory over and over.',
  },
  cminflt: {
    meaning: 'Minor faults of children that have ended and were waited for.',
    trap: 'Comes in addition to minflt; never subtract one from the other.',
  },
  majflt: {
    meaning: 'Page faults that had to wait for I/O: reading a mapped file or bringing a page back from swap.',
    trap: 'Not swap alone: program text that was evicted and is read again counts too. Pages that come back from zram count although no disk is involved. read() never counts here.',
    when: 'As a rate: steadily high while the program is past its start means that its working set does not fit.',
  },
  cmajflt: { meaning: 'Major faults of children that have ended and were waited for.' },
  utime: { meaning: 'CPU time in user mode, of all threads.' },
  stime: {
    meaning: 'CPU time in kernel mode, of all threads.',
    trap: 'Direct reclaim and compaction are part of it: a process short of memory burns its time here.',
  },
  cutime: { meaning: 'User mode CPU time of children that were waited for.' },
  cstime: { meaning: 'Kernel mode CPU time of children that were waited for.' },
  priority: { meaning: 'Priority as the kernel counts it: 20 plus nice for normal tasks, negative for real-time ones.' },
  nice: { meaning: 'Nice value, -20 (first) to 19 (last).' },
  num_threads: {
    meaning: 'Threads of the process.',
    trap: 'Before 2.6 a constant 0 stood here. It says nothing about the memory of a thread: stacks are in VmData, kernel stacks in KernelStack of meminfo.',
    when: 'When VmSize grows in equal steps: threads that are never joined.',
  },
  itrealvalue: { meaning: 'Once the time to the next interval timer; always 0 since about 2.6.17.' },
  starttime: {
    meaning: 'When the process started, in clock ticks since boot.',
    trap: 'Ticks (commonly 100 a second), not seconds, and counted from boot: comparable only within one boot. A time namespace of the reader shifts it.',
    when: 'Always, as the half of the identity that a reused process id lacks: same pid and same starttime in one boot is the same process.',
  },
  vsize: {
    meaning: 'Address space of the process in bytes: the same amount as VmSize.',
    trap: 'Bytes here, pages in statm, kB in status. Reserved addresses, not memory in use.',
    when: 'Only for limits on address space, as VmSize.',
  },
  rss: {
    meaning: 'Resident pages, from a counter that is read without bringing it up to date.',
    trap: 'Approximate since 2.6.34, and still so on 6.16 and later, where status and statm are exact. Almost always too low; on large machines by up to hundreds of megabytes, and a small process may show 0. Take VmRSS instead.',
    when: 'To understand why a tool that reads this file shows another RSS than ps and top do.',
  },
  rsslim: { meaning: 'Soft limit RLIMIT_RSS in bytes.', trap: 'Has had no effect since 2.4.30: nothing keeps RSS below it.' },
  startcode: { meaning: 'First address of the code of the main executable.', trap: address },
  endcode: { meaning: 'End of the code of the main executable.', trap: address },
  startstack: { meaning: 'Where the main stack began.', trap: address },
  kstkesp: { meaning: 'Stack pointer of the thread.', trap: '0 on current kernels except while the process exits or dumps core.' },
  kstkeip: { meaning: 'Instruction pointer of the thread.', trap: '0 on current kernels except while the process exits or dumps core.' },
  signal: { meaning: 'Pending signals as a decimal mask.', trap: 'Only the first 31 signals; status has all of them.' },
  blocked: { meaning: 'Blocked signals as a decimal mask.', trap: 'Only the first 31 signals; status has all of them.' },
  sigignore: { meaning: 'Ignored signals as a decimal mask.', trap: 'Only the first 31 signals; status has all of them.' },
  sigcatch: { meaning: 'Signals with a handler as a decimal mask.', trap: 'Only the first 31 signals; status has all of them.' },
  wchan: { meaning: 'Old kernels: address in the kernel where the task sleeps. Newer ones: 1 when it sleeps, else 0.' },
  nswap: { meaning: 'Always 0; never maintained.', trap: 'Not the swap use of the process: that is VmSwap in status.' },
  cnswap: { meaning: 'Always 0; never maintained.', trap: 'Not the swap use of children.' },
  exit_signal: { meaning: 'Signal sent to the parent on exit, commonly 17 (SIGCHLD).' },
  processor: { meaning: 'CPU the thread last ran on.' },
  rt_priority: { meaning: 'Real-time priority 1 to 99, 0 for normal tasks.' },
  policy: { meaning: 'Scheduling policy: 0 other, 1 fifo, 2 rr, 3 batch, 5 idle, 6 deadline.' },
  delayacct_blkio_ticks: {
    meaning: 'Time spent waiting for block I/O, swapping in included.',
    trap: 'Stays 0 where delay accounting is off, and since about 5.14 it is off unless asked for.',
  },
  guest_time: { meaning: 'CPU time spent running virtual CPUs of a guest; contained in utime.' },
  cguest_time: { meaning: 'Guest time of children that were waited for.' },
  start_data: { meaning: 'Start of the initialised data of the main executable.', trap: address },
  end_data: { meaning: 'End of that data; its zeroed part (bss) follows.', trap: address },
  start_brk: { meaning: 'Where the brk heap begins.', trap: `${address} The end of the heap is not printed: take it from [heap] in maps.` },
  arg_start: { meaning: 'Start of the command line on the stack.', trap: address },
  arg_end: { meaning: 'End of the command line on the stack.', trap: address },
  env_start: { meaning: 'Start of the environment on the stack.', trap: address },
  env_end: { meaning: 'End of the environment on the stack.', trap: address },
  exit_code: {
    meaning: 'Exit status as wait() would report it.',
    trap: 'Shown only to readers with ptrace rights over the process, else 0.',
  },
};
