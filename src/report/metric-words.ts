import type { Language } from '../contract/index.ts';
import type { MetricWords } from './words/metric-words.ts';

/** The words of every metric of the analysis in one language, by `subject.metric`, without the other words of reports. */
export async function loadMetricWords(language: Language): Promise<ReadonlyMap<string, MetricWords>> {
  const words =
    language === 'zh-CN' ? (await import('./words/metrics-zh.ts')).metricsChinese : (await import('./words/metrics-en.ts')).metricsEnglish;
  return new Map<string, MetricWords>(Object.entries(words));
}
