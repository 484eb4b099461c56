import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  nr_free_pages: { meaning: '名称与 /proc/vmstat 相同的存量，只统计本节点。', trap: '各节点相加就是整机，除去两次读取之间的变化。' },
  nr_kernel_stack: { meaning: '在本节点上分配的内核栈，单位为 KiB。', trap: '大约 4.9 以前统计的是栈的个数，这种数值只按文本保留。' },
  nr_anon_transparent_hugepages: { meaning: '名称与 /proc/vmstat 相同的大页数，只统计本节点。', trap: '单位是大页个数，不是页。' },
  nr_vmscan_write: {
    meaning: '名称与 /proc/vmstat 相同的启动以来计数，只统计本节点。',
    trap: '内核不按节点统计的事件（缺页、换入等）不在此文件里。',
  },
};
