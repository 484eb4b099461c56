import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  Filename: {
    meaning: 'Device or file that holds the swap area.',
    trap: 'zram devices are compressed RAM: swapping to them frees less than it seems. A swap file deleted while in use shows (deleted).',
    when: 'To know where swapped memory went: disk, or back into RAM.',
  },
  Type: { meaning: 'partition or file.' },
  Size: {
    meaning: 'Usable size of the area.',
    trap: 'For zram the size of the virtual disk, not of the RAM it takes.',
    when: 'As the base of Used.',
  },
  Used: {
    meaning: 'Slots of the area in use, those of pages still or again in RAM (swap cache) among them.',
    trap: 'Slots of pages that zswap keeps compressed in RAM count as used, though nothing is on the device. Used swap alone is no sign of pressure.',
    when: 'To see which area fills, and how close the end is.',
  },
  Priority: {
    meaning: 'Order in which areas are filled: the higher first, equal ones in turn.',
    trap: 'Negative values are those the kernel gave out itself.',
    when: 'With zram beside a disk: which of them gets the pages?',
  },
};
