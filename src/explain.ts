import type { Language } from './contract/index.ts';
import { explainFields, lookUp, type AnalysisWords, type Explanations } from './explain/index.ts';
import { metricWordsOf } from './report/index.ts';

/**
 * What a word means: a kernel field (`Pss_Dirty`), a metric of the analysis (`workingSet`), a column of another tool (`RES`), or the
 * words of a claim. All three lists are empty when nothing is known by it.
 */
export async function explain(word: string, languages: readonly Language[] = ['en']): Promise<Explanations> {
  const found = lookUp(word);
  const analysis = found.analysis.map((metric) => {
    const words: Partial<Record<Language, AnalysisWords>> = {};
    for (const language of languages) {
      const text = metricWordsOf(language, `${metric.subject}.${metric.metric}`);
      if (text !== null) words[language] = text;
    }
    return { metric, words };
  });
  return { fields: await explainFields(found.fields, languages), analysis, claims: found.claims };
}
