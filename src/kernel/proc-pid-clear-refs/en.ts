import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  'write 1': {
    meaning: 'Would forget of every page whether it was touched. Write-only; a capture never opens it.',
    trap: 'Destroys Referenced for every other observer and misleads reclaim. The walk holds the lock of the address space, so faults and mmap of the process wait.',
  },
  'write 2': {
    meaning: 'Would do so for anonymous mappings only. Write-only; a capture never opens it.',
    trap: 'The walk holds the lock of the address space, so faults and mmap of the process wait.',
  },
  'write 3': {
    meaning: 'Would do so for file mappings only. Write-only; a capture never opens it.',
    trap: 'The walk holds the lock of the address space, so faults and mmap of the process wait.',
  },
  'write 4': {
    meaning: 'Would clear the soft-dirty marks by write-protecting all pages. Write-only; a capture never opens it.',
    trap: 'Every page written afterwards costs one more fault, and other trackers such as CRIU lose their marks. The walk holds the lock of the address space, so faults and mmap of the process wait.',
  },
  'write 5': {
    meaning: 'Would set VmHWM back to the RSS of now. Write-only; a capture never opens it.',
    trap: 'The history of the peak is lost for everybody.',
  },
};
