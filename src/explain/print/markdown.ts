import type { Language } from '../../contract/index.ts';
import type { Claim } from '../claims/index.ts';
import type { ExplainedFile } from '../registry.ts';
import { idOf, versionOf, type AnalysisExplanation, type Explanations, type FieldExplanation } from '../explanation.ts';
import { analysisFacts, claimFacts, claimText, fieldFacts, type Fact } from './facts.ts';
import { labelsOf } from './labels.ts';

const headings = {
  en: {
    title: 'Linux memory metrics',
    lead: 'Every field of the kernel files that memcase knows, the metrics of its reports, and what is often said of them.',
    analysis: 'Metrics of reports and diffs',
    claims: 'Popular claims',
  },
  'zh-CN': {
    title: 'Linux 内存指标',
    lead: 'memcase 认识的所有内核文件的每个字段、报告中的指标，以及关于它们的常见说法。',
    analysis: '报告与对比中的指标',
    claims: '常见说法',
  },
} as const;

/** Explanations as Markdown; `whole` puts a title above and a heading above each file. */
export function printMarkdown(explanations: Explanations, language: Language, whole: boolean): string {
  const heading = headings[language];
  const top = whole ? '###' : '##';
  const fields = whole ? byFile(explanations.fields, language) : explanations.fields.map((field) => fieldPart(field, language, top));
  const part = (title: string, parts: readonly string[]): readonly string[] =>
    parts.length === 0 ? [] : whole ? [`## ${title}\n`, ...parts] : parts;
  return [
    ...(whole ? [`# ${heading.title}\n\n${heading.lead}\n`] : []),
    ...fields,
    ...part(
      heading.analysis,
      explanations.analysis.map((entry) => analysisPart(entry, language, top)),
    ),
    ...part(
      heading.claims,
      explanations.claims.map((claim) => claimPart(claim, language, top)),
    ),
  ].join('\n');
}

function byFile(fields: readonly FieldExplanation[], language: Language): readonly string[] {
  const files = new Map<ExplainedFile, FieldExplanation[]>();
  for (const field of fields) files.set(field.file, [...(files.get(field.file) ?? []), field]);
  return [...files].flatMap(([file, own]) => [
    `## ${code(file.title)}${versionNote(file)}\n`,
    ...own.map((field) => fieldPart(field, language, '###')),
  ]);
}

function fieldPart(field: FieldExplanation, language: Language, top: string): string {
  const { file, key } = field;
  const place = top === '##' ? `${code(file.title)}${versionNote(file)}\n\n` : '';
  return section(`${top} ${code(key)}`, `${place}${escape(field.words[language]?.meaning ?? '')}`, [
    ...fieldFacts(field, language),
    ['id', idOf(field)],
  ]);
}

function versionNote(file: ExplainedFile): string {
  const version = versionOf(file);
  return version === null ? '' : ` (cgroup ${version})`;
}

function analysisPart(entry: AnalysisExplanation, language: Language, top: string): string {
  const id = `${entry.metric.subject}.${entry.metric.metric}`;
  return section(`${top} ${code(id)}`, escape(entry.words[language]?.meaning ?? ''), analysisFacts(entry, language));
}

function claimPart(claim: Claim, language: Language, top: string): string {
  const labels = labelsOf(language);
  const { claim: words, answer } = claimText(claim, language);
  const title = `${top} ${escape(labels.quote(words))}${labels.colon}${labels.verdict[claim.verdict]}`;
  return section(title, escape(answer), [...claimFacts(claim, language), ['id', claim.id]]);
}

function section(title: string, body: string, facts: readonly Fact[]): string {
  return `${title}\n\n${body}\n\n${facts.map(([label, text]) => `- **${label}**: ${escape(text)}`).join('\n')}\n`;
}

const code = (text: string): string => `\`${text}\``;

/** Kernel names are full of characters that Markdown takes for its own. */
const escape = (text: string): string => text.replace(/[\\`*_[\]<>#|~]/gu, '\\$&');
