import { exitCodes, MemcaseError, type Exit, type Language } from '../../contract/index.ts';
import {
  allFields,
  analysisMetrics,
  claims,
  explainFields,
  lookUp,
  printJson,
  printMarkdown,
  printText,
  suggest,
  type AnalysisMetric,
  type AnalysisExplanation,
  type AnalysisWords,
  type LookUp,
} from '../../explain/index.ts';
import { parseLanguage } from '../language.ts';
import { outputColumns } from '../output-columns.ts';
import { writeAtOnce } from '../write-at-once.ts';

export interface ExplainOptions {
  readonly format: string;
  readonly lang?: string;
}

/** `explain`: what a word means, or (without one) the whole reference. */
export async function runExplain(word: string, options: ExplainOptions): Promise<Exit> {
  const language = parseLanguage(options.lang);
  if (!['text', 'md', 'json'].includes(options.format)) throw usage(`There is no format ${options.format}.`, 'Formats: text, md, json.');
  const found = word === '' ? everything() : lookUp(word);
  if (found.fields.length + found.analysis.length + found.claims.length === 0) throw unknownWord(word);
  const languages: readonly Language[] = options.format === 'json' ? ['en', 'zh-CN'] : [language];
  const explanations = {
    fields: await explainFields(found.fields, languages),
    analysis: await explainAnalysis(found.analysis, languages),
    claims: found.claims,
  };
  const print = {
    json: () => printJson(explanations, word === '' ? null : word),
    md: () => printMarkdown(explanations, language, word === ''),
    text: () => printText(explanations, language, Math.min(outputColumns() ?? 100, 120)),
  }[options.format as 'json' | 'md' | 'text'];
  writeAtOnce(print());
  return { code: exitCodes.done, reasons: [] };
}

function everything(): LookUp {
  return { fields: allFields(), analysis: analysisMetrics, claims };
}

async function explainAnalysis(
  metrics: readonly AnalysisMetric[],
  languages: readonly Language[],
): Promise<readonly AnalysisExplanation[]> {
  if (metrics.length === 0) return [];
  const { loadMetricWords } = await import('../../report/metric-words.ts');
  const loaded = await Promise.all(languages.map(async (language) => [language, await loadMetricWords(language)] as const));
  return metrics.map((metric) => {
    const words: Partial<Record<Language, AnalysisWords>> = {};
    for (const [language, all] of loaded) {
      const text = all.get(`${metric.subject}.${metric.metric}`);
      if (text !== undefined) words[language] = text;
    }
    return { metric, words };
  });
}

function unknownWord(word: string): MemcaseError {
  const near = suggest(word);
  return usage(
    `Nothing is known as ${word}.`,
    near.length === 0
      ? 'memcase explain lists everything; memcase explain with several words finds claims.'
      : `Did you mean ${near.join(', ')}?`,
  );
}

function usage(what: string, next: string): MemcaseError {
  return new MemcaseError({ code: 'usage', exit: exitCodes.usage, what, next });
}
