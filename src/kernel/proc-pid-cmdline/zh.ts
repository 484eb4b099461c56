import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  argument: {
    meaning: '命令行的一个参数；0 号是调用程序时用的名字。',
    trap: '它是进程自己的内存，读到的是此刻的内容：程序可以随意改写，设置的进程标题会成为一个没有分隔的参数。内核线程和僵尸进程为空。4.2 之前的内核只给出一页。其中可能有密码之类的机密，所以采集时会遮盖。',
    when: '区分同一程序的多个进程，或者查看变更前后启动参数是否不同时。',
  },
  unterminated: { meaning: '最后一个参数没有结尾的 NUL 时为 1：那是进程标题，或者被截断的命令行。' },
};
