import type { Language } from '../../contract/index.ts';
import { sayIdentity } from '../../kernel/index.ts';
import type { Claim } from '../claims/index.ts';
import type { AnalysisExplanation, FieldExplanation } from '../explanation.ts';
import { labelsOf } from './labels.ts';
import { sayNeeds, sayOrigin } from './say-origin.ts';

/** A label and what stands behind it. */
export type Fact = readonly [label: string, text: string];

const given = (label: string, text: string | null | undefined): readonly Fact[] => (text == null || text === '' ? [] : [[label, text]]);

/** Formulas and names in other tools, the words between them in the reader's language. */
const sayAll = (texts: readonly string[] | undefined, language: Language): string | undefined =>
  texts?.map((text) => sayIdentity(text, language)).join(labelsOf(language).between);

/** What is known of a field beside its meaning, in the order in which a reader wants it. */
export function fieldFacts({ doc, words }: FieldExplanation, language: Language): readonly Fact[] {
  const labels = labelsOf(language);
  const text = words[language];
  const unit = labels.units[doc.unit] ?? doc.unit;
  const printed = doc.printed === undefined || doc.printed === doc.unit ? [] : [labels.printedIn(doc.printed)];
  return [
    ...given(labels.trap, text?.trap),
    ...given(labels.when, text?.when),
    [labels.unit, [unit, ...printed, labels.kind[doc.kind]].join(labels.comma)],
    ...given(labels.since, labels.release(doc)),
    ...given(labels.needs, sayNeeds(doc.config, language)),
    ...given(labels.identities, sayAll(doc.identities, language)),
    ...given(labels.seenAs, sayAll(doc.seenAs, language)),
    [labels.reference, doc.reference],
  ];
}

export function analysisFacts({ metric, words }: AnalysisExplanation, language: Language): readonly Fact[] {
  const labels = labelsOf(language);
  return [
    ...given(labels.trap, words[language]?.trap),
    [labels.source, sayOrigin(metric.source, language)],
    ...given(labels.fallback, metric.fallback === undefined ? null : sayOrigin(metric.fallback, language)),
    ...given(labels.formula, words[language]?.formula),
    ...given(labels.sumsOver, metric.sumsOver === undefined ? null : labels.sums[metric.sumsOver]),
    ...given(labels.seenAs, sayAll(metric.seenAs, language)),
  ];
}

export function claimFacts(claim: Claim, language: Language): readonly Fact[] {
  const labels = labelsOf(language);
  return [
    [labels.about, claim.metrics.join(labels.between)],
    [labels.reference, claim.reference],
  ];
}

/** The claim's words and answer in a language. */
export const claimText = (claim: Claim, language: Language): Claim['en'] => (language === 'en' ? claim.en : claim.zh);
