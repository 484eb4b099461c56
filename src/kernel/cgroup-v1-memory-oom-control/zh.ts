import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  oom_kill_disable: {
    meaning: '1 表示内核不在本 cgroup 杀进程。任务在上限处缺页时会睡眠，直到有内存释放或上限调高。',
    trap: '只有用户态缺页会睡眠，其他分配得到 ENOMEM。子 cgroup 创建时继承此设置；修改它已被弃用。',
    when: '任务在上限处以 D 状态挂住时：这里为 1 且 under_oom 为 1，原因就在此。',
  },
  under_oom: {
    meaning: '1 表示此刻正在为本 cgroup 或某个上级的上限做 OOM 处理。',
    trap: '它从写满的那一级向下扩散，那一级的父级仍显示 0。而且只是瞬时状态：0 不代表没杀过。',
    when: '工作负载停住不动时看它。一直为 1，说明 OOM killer 被禁用，或者被选中的进程退不出去。',
  },
  oom_kill: {
    meaning: '本级 cgroup 的进程被 OOM killer 结束的个数，不论撞到的是自己的上限、上级的上限，还是整机内存用尽。',
    trap: '不含子 cgroup 中的，rmdir 之后数字也随之消失。上限被撞到的那个 cgroup 反而可能是 0：这里数的是受害者所在的一级。4.13 之前没有这一行。',
    when: '首先看它：大于 0 就证明自创建以来杀过进程。然后沿上级查 failcnt，找出是谁的上限。',
  },
};
