import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  argument: {
    meaning: 'One argument of the command line; number 0 is the name the program was called by.',
    trap: 'Memory of the process itself, read now: a program may write anything over it, and a title that it sets is one argument without separators. Empty for kernel threads and zombies. Kernels before 4.2 cut it at one page. It may hold secrets, so captures mask it.',
    when: 'To tell processes of one executable apart, and to see whether the options differ between two captures.',
  },
  unterminated: { meaning: '1 at a last argument without closing NUL: a process title, or a cut command line.' },
};
