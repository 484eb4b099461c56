import type { Language } from '../contract/index.ts';
import type { FieldExplanation, FieldHit, Words } from './explanation.ts';
import { explainedFiles, type ExplainedFile } from './registry.ts';

type Texts = Readonly<Record<string, Words | undefined>>;

/** Every field of every kernel file. */
export function allFields(): readonly FieldHit[] {
  return explainedFiles.flatMap((file) => file.fields.map(({ key }) => ({ file, key, seenAs: null })));
}

/** Adds entries and words to fields. Only those of their files, in the given languages, are loaded. */
export async function explainFields(hits: readonly FieldHit[], languages: readonly Language[]): Promise<readonly FieldExplanation[]> {
  const explained = new Map<FieldHit, FieldExplanation>();
  for (const file of new Set(hits.map((hit) => hit.file))) {
    const { metrics } = file;
    const texts = await loadTexts(file, languages);
    for (const hit of hits.filter((each) => each.file === file)) {
      const doc = metrics[hit.key];
      const words = texts.flatMap(([language, text]) => (text[hit.key] === undefined ? [] : [[language, text[hit.key]] as const]));
      if (doc !== undefined) explained.set(hit, { ...hit, doc, words: Object.fromEntries(words) });
    }
  }
  return hits.flatMap((hit) => explained.get(hit) ?? []);
}

async function loadTexts(file: ExplainedFile, languages: readonly Language[]): Promise<readonly (readonly [Language, Texts])[]> {
  const texts: [Language, Texts][] = [];
  for (const language of languages) texts.push([language, (await (language === 'en' ? file.texts.en() : file.texts.zh())).texts]);
  return texts;
}
