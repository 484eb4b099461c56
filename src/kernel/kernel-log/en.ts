import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  constraint: {
    meaning:
      'Why the OOM killer ran: CONSTRAINT_MEMCG for a cgroup at its limit, CONSTRAINT_NONE for the whole host, CONSTRAINT_CPUSET or CONSTRAINT_MEMORY_POLICY for the nodes a task was bound to.',
    trap: 'Kernels before 5.0 do not print it: there "Task in" says the same of cgroups.',
    when: 'First: it tells a limit that is too small from a host that is too small.',
  },
  oom_memcg: {
    meaning: 'The cgroup whose limit was hit.',
    trap: 'Not the culprit and not always the cgroup of the victim: the limit may be on an ancestor that many services share. Paths are cut at the root that the kernel sees, not at that of a container.',
    when: 'To know which limit to raise, or whose use to look at.',
  },
  task_memcg: {
    meaning: 'The cgroup in which the killed process lived.',
    trap: 'Its own limit may have been far away.',
    when: 'To know which service lost a process.',
  },
  global_oom: {
    meaning: 'The host as a whole ran out; no cgroup limit was involved.',
    trap: 'The victim was chosen among all processes: it may be innocent.',
    when: 'Beside task_memcg, which then only says where the victim lived.',
  },
  usage: {
    meaning: 'What the cgroup at its limit used at that moment: memory, memory with swap, swap alone (version 2) or kernel memory.',
    trap: 'For the whole of that cgroup, not for the victim.',
    when: 'To see which of the counters was the full one.',
  },
  limit: {
    meaning: 'The limit beside that usage.',
    trap: 'No limit is a huge number of kB here, shown as unlimited.',
    when: 'To see which of the counters was the full one.',
  },
  failcnt: {
    meaning: 'How often that counter had refused a charge until then.',
    trap: 'Not a number of kills.',
    when: 'A high number says that the cgroup had lived at its limit for long.',
  },
  'total-vm': {
    meaning: 'Address space of the victim.',
    trap: 'Reserved, not used: it is often many times the memory in question.',
    when: 'Never to judge how much memory was used; look at the three rss values.',
  },
  'anon-rss': {
    meaning: 'Anonymous memory of the victim that was in memory when it was killed.',
    trap: 'What it had in swap is not in it.',
    when: 'First for size: it is what the kill sets free.',
  },
  'file-rss': {
    meaning: 'Mapped file pages of the victim that were in memory.',
    trap: 'Clean ones would have been reclaimed without any kill.',
    when: 'To see how much of the victim was code and files.',
  },
  'shmem-rss': {
    meaning: 'Shared memory of the victim that was in memory.',
    trap: 'Not set free by the kill while others map it or a file in a tmpfs holds it.',
    when: 'When memory did not come back after the kill.',
  },
  pgtables: {
    meaning: 'Page tables of the victim.',
    trap: 'Comes on top of the rss values.',
    when: 'With very large or sparse address spaces.',
  },
  oom_score_adj: {
    meaning: 'The setting that made the victim more or less likely: -1000 never, 1000 first.',
    trap: 'Inherited by children, and set by systemd and Kubernetes rather than by the program.',
    when: 'When a small process was killed in place of a large one.',
  },
  gfp_mask: {
    meaning: 'What kind of memory the failing allocation asked for.',
  },
  order: {
    meaning: 'How much it asked for at once: 2 to the power of this, in pages.',
    trap: '0 is an ordinary page. OOM kills for large orders are about fragmentation.',
  },
  score: {
    meaning: 'How bad the killer thought the process to be, as old kernels print it.',
    trap: 'A share of memory in thousandths with the setting added, not bytes.',
  },
  pid: {
    meaning: 'Process id, as the host sees it; tgid is the process of a thread.',
    trap: 'Inside a container the process had another id.',
  },
  uid: {
    meaning: 'User of the process.',
  },
  name: {
    meaning: 'Command name of the process, 15 bytes at most.',
    trap: 'Programs can choose it freely: brackets, blanks and commas may be in it.',
  },
  at: {
    meaning: 'Time of the message, since boot.',
    trap: 'Not wall clock time, and it stands still while the machine is suspended.',
  },
  total_vm: {
    meaning: 'Address space of a candidate (pages in the log).',
    trap: 'Not memory in use.',
  },
  rss: {
    meaning: 'Resident memory of a candidate when the killer looked (pages in the log).',
    trap: 'Shared pages count in every candidate, so the column adds up to more than was in use.',
    when: 'To see who else was large: a log holds the state that nobody captured.',
  },
  rss_anon: {
    meaning: 'Anonymous part of it.',
    trap: 'Recent kernels only.',
  },
  rss_file: {
    meaning: 'File part of it.',
    trap: 'Recent kernels only.',
  },
  rss_shmem: {
    meaning: 'Shared memory part of it.',
    trap: 'Recent kernels only.',
  },
  pgtables_bytes: {
    meaning: 'Page tables of a candidate.',
    trap: 'Bytes, in a table of pages.',
  },
  nr_ptes: {
    meaning: 'Page tables of a candidate on old kernels, as numbers of pages.',
    trap: 'Up to three columns, one for each level.',
  },
  swapents: {
    meaning: 'What a candidate had in swap (pages in the log).',
    trap: 'Counts for being chosen, like rss.',
    when: 'When the victim looks too small: the rest of it was here.',
  },
  oom_adj: {
    meaning: 'Columns of very old kernels: the CPU and the forerunner of oom_score_adj.',
  },
};
