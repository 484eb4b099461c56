import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  rchar: {
    meaning: 'Bytes returned by read and similar calls, whether they came from the page cache, a pipe or a disk.',
    trap: 'Reading through a mapping is not in it.',
  },
  wchar: { meaning: 'Bytes handed to write and similar calls.' },
  syscr: { meaning: 'Calls of read and its relatives.' },
  syscw: { meaning: 'Calls of write and its relatives.' },
  read_bytes: {
    meaning: 'Bytes that this process caused to be fetched from storage, page faults on mapped files and swapping in included.',
    trap: 'Counts where the request was made: with readahead, or when another process fetched the page first, the reader pays nothing or too much. Network and FUSE file systems may show 0.',
    when: 'When major faults rise: a process that fetches the same files again has lost its page cache.',
  },
  write_bytes: {
    meaning: 'Bytes of page cache that this process made dirty, and what it wrote directly.',
    trap: 'Counted when memory becomes dirty, not when the disk is written. Swapping out by the kernel is charged to nobody here.',
    when: 'To find who fills Dirty of the host.',
  },
  cancelled_write_bytes: {
    meaning: 'Dirty bytes that never reached the disk because this process truncated or deleted the file.',
    trap: 'Charged to the one who truncates, not to the one who wrote.',
  },
};
