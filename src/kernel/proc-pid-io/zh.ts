import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  rchar: { meaning: 'read 一类调用返回的字节数，不管来自页缓存、管道还是磁盘。', trap: '通过映射读取的不算在内。' },
  wchar: { meaning: '交给 write 一类调用的字节数。' },
  syscr: { meaning: 'read 一类调用的次数。' },
  syscw: { meaning: 'write 一类调用的次数。' },
  read_bytes: {
    meaning: '该进程引发的、从存储设备读入的字节数，包括映射文件的缺页和换入。',
    trap: '记在发出请求的一方：有预读，或者别的进程先把页读了进来，账就会算得偏多或偏少。网络文件系统和 FUSE 可能一直是 0。',
    when: '主缺页增多时：反复读入同样的文件，说明它的页缓存已经被回收。',
  },
  write_bytes: {
    meaning: '该进程弄脏的页缓存字节数，以及直接写入的字节数。',
    trap: '在内存变脏时计数，而不是写到磁盘时。内核的换出不会记在任何进程名下。',
    when: '查找是谁让主机的 Dirty 上涨时。',
  },
  cancelled_write_bytes: {
    meaning: '因该进程截断或删除文件而没有写到磁盘的脏数据字节数。',
    trap: '记在截断文件的进程上，而不是写入的进程上。',
  },
};
