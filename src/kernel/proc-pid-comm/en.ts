import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  comm: {
    meaning: 'Name of the main thread: the first 15 bytes of the executable file name, or what the program set instead.',
    trap: 'A label, not an identity: programs rename themselves, many services share `java` or `python3`, and longer names are cut without a sign. It may hold blanks, parentheses, newlines and bytes that are no text. Workers of the kernel show longer names, which change with the work they do.',
    when: 'To find a process that the kernel log names. For what really runs look at the executable and the command line.',
  },
};
