import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

const epoch = 'Seconds since 1970; 0 is never.';

export const texts: MetricTexts<typeof metrics> = {
  key: {
    meaning: 'Name under which programs find the segment; 0 for segments without one.',
    trap: 'Decimal and signed here, hexadecimal in ipcs and in /SYSV names of maps. Many segments may have key 0.',
    when: 'To find the program that made it.',
  },
  shmid: {
    meaning: 'Number of the segment, the inode of its mappings in maps.',
    trap: 'Used again after removal, and each IPC namespace has its own: the file shows that of the reader.',
    when: 'To join segments with the mappings of processes.',
  },
  perms: {
    meaning:
      'Permission bits in octal, with two marks before them: 1000 is removed and waits for the last user to leave, 2000 is locked in memory.',
    trap: '1600 is no odd permission: the segment goes away with its last process.',
    when: 'When memory stays although the segment was removed, or cannot be swapped.',
  },
  size: {
    meaning: 'Size that was asked for.',
    trap: 'Not memory in use: pages come with their first touch.',
    when: 'Against rss + swap, for what of it is real.',
  },
  cpid: { meaning: 'Process that made the segment.', trap: 'It may be long gone, and its pid used again.' },
  lpid: { meaning: 'Process that attached or detached last.' },
  nattch: {
    meaning: 'How many times the segment is attached now.',
    trap: 'Attachments, not processes: one process may attach it twice.',
    when: '0 with memory in rss or swap: a forgotten segment that nobody frees.',
  },
  uid: { meaning: 'User that owns the segment.' },
  gid: { meaning: 'Group that owns the segment.' },
  cuid: { meaning: 'User that made the segment.' },
  cgid: { meaning: 'Group of the maker.' },
  atime: { meaning: 'When it was last attached.', trap: epoch },
  dtime: { meaning: 'When it was last detached.', trap: epoch },
  ctime: { meaning: 'When it was made or its settings last changed.', trap: epoch },
  rss: {
    meaning: 'Memory of the segment that is in RAM.',
    trap: 'There whether attached or not, and charged to the cgroup that touched it first. Each process that maps it has its own part of it in RssShmem.',
    when: 'When Shmem is high and no process accounts for it.',
  },
  swap: {
    meaning: 'Memory of the segment that is swapped out.',
    trap: 'Not in VmSwap of any process.',
    when: 'When swap is used and no process accounts for it.',
  },
};
