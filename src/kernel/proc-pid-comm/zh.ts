import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  comm: {
    meaning: '主线程的名字：可执行文件名的前 15 个字节，或者程序自己设置的名字。',
    trap: '它只是标签，不是身份：程序可以改名，许多服务都叫 `java` 或 `python3`，过长的名字会被截断而没有任何标记。其中可以有空格、括号、换行，甚至不是文本的字节。内核工作线程的名字更长，而且随手头的工作变化。',
    when: '要找内核日志里点名的进程时。想知道究竟在跑什么，应当看可执行文件和命令行。',
  },
};
