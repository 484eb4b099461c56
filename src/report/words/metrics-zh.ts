import type { MetricWords } from './metric-words.ts';
import { cgroupMetricsChinese } from './metrics-zh-cgroup.ts';
import { hostMetricsChinese } from './metrics-zh-host.ts';
import { processMetricsChinese } from './metrics-zh-process.ts';
import type { MetricKey } from './metrics-en.ts';

export const metricsChinese: Readonly<Record<MetricKey, MetricWords>> = {
  ...processMetricsChinese,
  ...cgroupMetricsChinese,
  ...hostMetricsChinese,
};
