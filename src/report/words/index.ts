import type { Language } from '../../contract/index.ts';
import { english, type Words } from './en.ts';
import { metricsEnglish, type MetricKey } from './metrics-en.ts';
import { metricsChinese } from './metrics-zh.ts';
import type { MetricWords } from './metric-words.ts';
import { chinese } from './zh.ts';

export type { Words } from './en.ts';
export type { MetricWords } from './metric-words.ts';
export { saySource } from './sources.ts';

/** All words of a language. */
export function wordsOf(language: Language): Words {
  return language === 'zh-CN' ? chinese : english;
}

/** Words for a metric of the analysis, by `subject.metric`; `null` for one that this version does not know. */
export function metricWordsOf(language: Language, key: string): MetricWords | null {
  const words = language === 'zh-CN' ? metricsChinese : metricsEnglish;
  return isKnown(key) ? words[key] : null;
}

function isKnown(key: string): key is MetricKey {
  return Object.hasOwn(metricsEnglish, key);
}
