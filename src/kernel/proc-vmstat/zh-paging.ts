import type { MetricTexts } from '../metric-doc.ts';
import type { pagingMetrics } from './metrics-paging.ts';

const vmaLock = '只有开启了该统计的内核才有。';

export const pagingTexts: MetricTexts<typeof pagingMetrics> = {
  pgpgin: {
    meaning: '启动以来从块设备读入的数据，不论原因。',
    trap: '名字像换页，其实是全部块设备读取，多数只是普通读文件，单位为 KiB。换页要看 pswpin 和 pgmajfault。',
    when: '只用来看整机的读速率。',
  },
  pgpgout: {
    meaning: '启动以来写到块设备的数据，不论原因。',
    trap: '名字像换页，其实是全部块设备写入，单位为 KiB。换出要看 pswpout。',
    when: '只用来看整机的写速率。',
  },
  pswpin: {
    meaning: '启动以来从交换空间读回的页数。',
    trap: '只有速率有意义，累计值没有。从 zram 读回也计入，尽管没有碰磁盘；在 zswap 里找到的页和全零页不计入。',
    when: '速率持续不断，说明正在使用的内存被换来换去，即抖动。',
  },
  pswpout: {
    meaning: '启动以来写到交换空间的页数。',
    trap: '把冷页写出去一次没有坏处，再读回来（pswpin）才有影响。zram 计入，zswap 和全零页不计入。',
    when: '与 pswpin 一起看：只出不进，只是清走冷数据。',
  },
  'pgalloc_<zone>': { meaning: '启动以来从这类 zone 分配的页数。', trap: '大页按其全部基本页计；由每 CPU 链表满足的分配也在内。' },
  pgfree: { meaning: '启动以来释放的页数。' },
  pgfault: {
    meaning: '启动以来的缺页异常，次缺页和主缺页合计。',
    trap: '缺页本身不是问题：每次首次触碰内存都会产生一次。',
    when: '与 pgmajfault 对照，或者程序频繁映射、解除映射时。',
  },
  pgmajfault: {
    meaning: '必须等待 I/O 的缺页：读入了文件页或换出的页。',
    trap: '包含在 pgfault 之内。程序启动时会这样读入自己的文件页，不代表内存不足。',
    when: '启动之后速率仍然持续：工作集放不下。',
  },
  pgreuse: { meaning: '写时缺页中直接接管原页、没有复制的次数。' },
  pglazyfree: { meaning: '程序标记为不再需要（MADV_FREE）的页数。' },
  pglazyfreed: { meaning: '被标记的页中真正被回收拿走的页数。', trap: '远小于 pglazyfree 说明还没有压力：这些内存仍算在 RSS 里。' },
  swap_ra: { meaning: '提前从交换空间预读的页数。' },
  swap_ra_hit: { meaning: '预读后真正用上的页数。', trap: '命中很少：预读是白费功夫，page-cluster 对这种负载太大。' },
  swpin_zero: { meaning: '换入时无需 I/O 的全零页数。' },
  swpout_zero: { meaning: '换出时无需 I/O 的全零页数。', trap: '算在进程的 VmSwap 里，但没有写过任何交换设备。' },
  zswpin: {
    meaning: '从内存中的压缩交换（zswap）取回的页数。',
    trap: '不计入 pswpin，后者只数设备。',
    when: '了解 zswap 挡下了多少换页。',
  },
  zswpout: {
    meaning: '存入内存中的压缩交换（zswap）的页数。',
    trap: '不计入 pswpout，但仍算已用交换空间。',
    when: '了解 zswap 挡下了多少换页。',
  },
  zswpwb: {
    meaning: 'zswap 不得不转写到交换设备的页数。',
    trap: '是先存后转，不要与 zswpout 相加。',
    when: '有速率就说明 zswap 池已满或在老化。',
  },
  ksm_swpin_copy: { meaning: '合并页（KSM）换入时被复制的次数。' },
  cow_ksm: { meaning: '写操作把合并页（KSM）重新拆成副本的次数。', trap: '速率高：合并了变化太频繁的内存。' },
  nr_dirtied: { meaning: '启动以来变脏的页缓存页数。' },
  nr_written: { meaning: '启动以来写出的页缓存页数。' },
  nr_foll_pin_acquired: {
    meaning: '启动以来为设备（DMA）固定的页数。',
    trap: '减去 nr_foll_pin_released 就是当前仍固定的页；差值只增不减是固定泄漏。',
  },
  nr_foll_pin_released: { meaning: '启动以来解除固定的页数。' },
  balloon_inflate: { meaning: 'balloon 驱动从虚拟机拿走的页数。', trap: '减去 balloon_deflate 就是宿主机目前占着的部分。' },
  balloon_deflate: { meaning: 'balloon 驱动还给虚拟机的页数。' },
  balloon_migrate: { meaning: '被内存规整移动的 balloon 页数。' },
  nr_tlb_remote_flush: { meaning: '一个 CPU 请求其他 CPU 刷新地址转换的次数。' },
  nr_tlb_remote_flush_received: { meaning: 'CPU 应其他 CPU 请求而刷新的次数。' },
  nr_tlb_local_flush_all: { meaning: 'CPU 刷新自己全部地址转换的次数。' },
  nr_tlb_local_flush_one: { meaning: 'CPU 为自己刷新单条地址转换的次数。' },
  vma_lock_success: { meaning: '只用单个映射的锁就处理完的缺页次数。', trap: vmaLock },
  vma_lock_abort: { meaning: '拿到单个映射的锁后中途放弃的缺页次数。', trap: vmaLock },
  vma_lock_retry: { meaning: '拿到单个映射的锁后需要重试的缺页次数。', trap: vmaLock },
  vma_lock_miss: { meaning: '没拿到单个映射的锁、改用整个地址空间锁的缺页次数。', trap: vmaLock },
};
