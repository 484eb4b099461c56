import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  pages_to_scan: { meaning: 'Pages khugepaged looks at in one go; 4096 unless changed.' },
  scan_sleep_millisecs: { meaning: 'Its pause between two goes; 10 s unless changed.' },
  alloc_sleep_millisecs: { meaning: 'Its pause after it could not get a huge page; 60 s unless changed.' },
  max_ptes_none: {
    meaning: 'How many untouched pages of a range it accepts when it makes a huge page of it.',
    trap: 'At 511 (x86-64, the default) one touched page is enough: khugepaged turns 4 kB into 2 MiB of RSS.',
    when: 'When an idle process grows in steps of up to 2 MiB.',
  },
  max_ptes_swap: { meaning: 'How many swapped pages of a range it reads back to make a huge page; 64 unless changed.' },
  max_ptes_shared: { meaning: 'How many shared pages of a range it accepts; 256 unless changed.' },
  defrag: { meaning: 'Whether khugepaged may reclaim and compact to get a huge page.' },
  pages_collapsed: { meaning: 'Ranges turned into huge pages so far.', trap: 'A rough count; thp_collapse_alloc in vmstat is better.' },
  full_scans: { meaning: 'Times it went over all memory it cares for.' },
};
