import type { Language } from '../../contract/index.ts';
import type { Claim } from '../claims/index.ts';
import { idOf, versionOf, type AnalysisExplanation, type Explanations, type FieldExplanation } from '../explanation.ts';
import { analysisFacts, claimFacts, claimText, fieldFacts, type Fact } from './facts.ts';
import { labelsOf } from './labels.ts';
import { padCells, wrap } from './wrap.ts';

/** Explanations for a terminal of `width` cells. */
export function printText(explanations: Explanations, language: Language, width = 100): string {
  const { fields, analysis, claims } = explanations;
  const found = fields.length + analysis.length > 0;
  const blocks = [
    ...fields.map((field) => fieldBlock(field, language, width)),
    ...analysis.map((entry) => analysisBlock(entry, language, width)),
    ...(found
      ? claims.length === 0
        ? []
        : [claimList(claims, language, width)]
      : claims.map((claim) => claimBlock(claim, language, width))),
  ];
  return blocks.join('\n');
}

function fieldBlock(field: FieldExplanation, language: Language, width: number): string {
  const { file, key, seenAs } = field;
  const version = versionOf(file);
  const where = `${file.title}${version === null ? '' : ` (cgroup ${version})`}`;
  return block(
    `${key}  ${where}${seenAs === null ? '' : `  [${seenAs}]`}`,
    field.words[language]?.meaning ?? '',
    [...fieldFacts(field, language), ['id', idOf(field)]],
    width,
  );
}

function analysisBlock(entry: AnalysisExplanation, language: Language, width: number): string {
  const { subject, metric } = entry.metric;
  const labels = labelsOf(language);
  const words = entry.words[language];
  const title = `${metric}  ${labels.metricOf(labels.subject[subject])}${words === undefined ? '' : ` (${words.name})`}`;
  return block(title, words?.meaning ?? '', [...analysisFacts(entry, language), ['id', `${subject}.${metric}`]], width);
}

function claimBlock(claim: Claim, language: Language, width: number): string {
  const labels = labelsOf(language);
  const { claim: words, answer } = claimText(claim, language);
  return block(
    `${labels.quote(words)}${labels.colon}${labels.verdict[claim.verdict]}`,
    answer,
    [...claimFacts(claim, language), ['id', claim.id]],
    width,
  );
}

function claimList(claims: readonly Claim[], language: Language, width: number): string {
  const labels = labelsOf(language);
  const lines = claims.flatMap((claim) => {
    const words = `${labels.quote(claimText(claim, language).claim)}${labels.colon}${labels.verdict[claim.verdict]}`;
    return wrap(words, width - 35).map((line, index) => `  ${(index === 0 ? claim.id : '').padEnd(32)} ${line}`);
  });
  return `${labels.claims}\n${lines.join('\n')}\n`;
}

function block(title: string, meaning: string, facts: readonly Fact[], width: number): string {
  const body = wrap(meaning, width - 2).map((line) => `  ${line}`);
  const rows = facts.flatMap(([label, text]) =>
    wrap(text, width - 13).map((line, index) => `  ${padCells(index === 0 ? label : '', 10)} ${line}`),
  );
  return `${[title, ...body, ...rows].join('\n')}\n`;
}
