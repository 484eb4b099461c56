import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  'bits 0-54 PFN': {
    meaning: 'Page frame of a page in RAM; of a page in swap its swap area (bits 0 to 4) and place there.',
    trap: '0 without CAP_SYS_ADMIN since 4.2. The file has 8 bytes for each page of address space, 2 MiB a GiB, read under the lock of the address space: it is explained but never captured.',
  },
  'bit 55 soft-dirty': {
    meaning: 'Written since somebody last cleared the soft-dirty marks.',
    trap: 'Set everywhere when nobody ever did.',
  },
  'bit 56 exclusively mapped': {
    meaning: 'Certainly mapped by this process alone.',
    trap: 'Not set means perhaps shared: for parts of large folios the kernel does not know.',
  },
  'bit 57 uffd-wp': {
    meaning: 'Write-protected through userfaultfd.',
    trap: 'Old kernels, before 4.2, kept a page shift in bits 55 to 60.',
  },
  'bit 58 guard region': {
    meaning: 'A guard marker: touching the page is an error.',
    trap: 'Old kernels, before 4.2, kept a page shift in bits 55 to 60.',
  },
  'bit 61 file or shared anon': { meaning: 'The page belongs to a file or to shared memory, it is not private anonymous.' },
  'bit 62 swapped': { meaning: 'The entry is a swap entry.', trap: 'Swapped shmem looks as if it had never been touched.' },
  'bit 63 present': { meaning: 'The page is in RAM.', trap: 'The shared zero page counts as present although it takes no memory.' },
};
