import { idOf, versionOf, type Explanations } from '../explanation.ts';

/** Explanations in both languages, for programs. Keys are those of the registry; `since` is "about" where `recalled` is true. */
export function printJson(explanations: Explanations, query: string | null): string {
  const { fields, analysis, claims } = explanations;
  const about = new Map<string, string[]>();
  for (const claim of claims) for (const id of claim.metrics) about.set(id, [...(about.get(id) ?? []), claim.id]);
  return `${JSON.stringify(
    {
      schema: 'memcase-explain/1',
      query,
      counts: {
        fields: fields.length,
        tier1: fields.filter(({ doc }) => doc.tier === 1).length,
        analysis: analysis.length,
        claims: claims.length,
      },
      fields: fields.map((field) => {
        const { file, key, doc, seenAs, words } = field;
        const { names = [], seenAs: shownAs = [], identities = [], ...facts } = doc;
        return {
          id: idOf(field),
          file: file.title,
          version: versionOf(file),
          scope: file.scope,
          field: key,
          names: [key, ...names],
          ...facts,
          identities,
          seenAs: shownAs,
          capture: file.capture,
          cost: file.cost,
          claims: about.get(idOf(field)) ?? [],
          ...(seenAs === null ? {} : { foundAs: seenAs }),
          text: words,
        };
      }),
      analysis: analysis.map(({ metric, words }) => ({ id: `${metric.subject}.${metric.metric}`, ...metric, text: words })),
      claims: claims.map(({ id, verdict, metrics, reference, en, zh }) => ({ id, verdict, metrics, reference, text: { en, 'zh-CN': zh } })),
    },
    null,
    1,
  )}\n`;
}
