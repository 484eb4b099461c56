import { cgroupMetricsEnglish } from './metrics-en-cgroup.ts';
import { hostMetricsEnglish } from './metrics-en-host.ts';
import { processMetricsEnglish } from './metrics-en-process.ts';

/** Every metric of the analysis, by `subject.metric`. A key that another language lacks does not compile. */
export const metricsEnglish = { ...processMetricsEnglish, ...cgroupMetricsEnglish, ...hostMetricsEnglish };
export type MetricKey = keyof typeof metricsEnglish;
