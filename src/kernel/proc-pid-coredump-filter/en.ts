import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  'bit 0': {
    meaning: 'A core dump holds private anonymous memory: heap and stacks.',
    trap: 'Default mask 33, that is bits 0, 1, 4 and 5. Mappings marked as not to be dumped stay out in any case. Pages in swap are read back for it, so a dump needs memory when there is none.',
  },
  'bit 1': {
    meaning: 'A core dump holds shared anonymous memory.',
    trap: 'Default mask 33, that is bits 0, 1, 4 and 5. Mappings marked as not to be dumped stay out in any case.',
  },
  'bit 2': {
    meaning: 'A core dump holds private mappings of files.',
    trap: 'Default mask 33, that is bits 0, 1, 4 and 5. Mappings marked as not to be dumped stay out in any case.',
  },
  'bit 3': {
    meaning: 'A core dump holds shared mappings of files.',
    trap: 'Default mask 33, that is bits 0, 1, 4 and 5. Mappings marked as not to be dumped stay out in any case.',
  },
  'bit 4': {
    meaning: 'A core dump holds the ELF headers of mapped files, so that a debugger can name libraries.',
    trap: 'Default mask 33, that is bits 0, 1, 4 and 5. Mappings marked as not to be dumped stay out in any case.',
  },
  'bit 5': {
    meaning: 'A core dump holds private hugetlb memory.',
    trap: 'Default mask 33, that is bits 0, 1, 4 and 5. Mappings marked as not to be dumped stay out in any case.',
  },
  'bit 6': {
    meaning: 'A core dump holds shared hugetlb memory.',
    trap: 'Default mask 33, that is bits 0, 1, 4 and 5. Mappings marked as not to be dumped stay out in any case.',
  },
  'bit 7': {
    meaning: 'A core dump holds private DAX mappings.',
    trap: 'Default mask 33, that is bits 0, 1, 4 and 5. Mappings marked as not to be dumped stay out in any case.',
  },
  'bit 8': {
    meaning: 'A core dump holds shared DAX mappings.',
    trap: 'Default mask 33, that is bits 0, 1, 4 and 5. Mappings marked as not to be dumped stay out in any case.',
  },
};
