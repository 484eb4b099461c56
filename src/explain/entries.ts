import type { Language } from '../contract/index.ts';
import { allKernelFiles, type KernelFile } from '../kernel/index.ts';
import type { FieldExplanation, FieldHit, Words } from './explanation.ts';

type Texts = Readonly<Record<string, Words | undefined>>;

/** Every field of every kernel file. */
export function allFields(): readonly FieldHit[] {
  return allKernelFiles.flatMap((file) => Object.entries(file.metrics).map(([key, doc]) => ({ file, key, doc, seenAs: null })));
}

/** Adds the words to fields. Only the words of their files, in the given languages, are loaded. */
export async function explainFields(hits: readonly FieldHit[], languages: readonly Language[]): Promise<readonly FieldExplanation[]> {
  const files = [...new Set(hits.map((hit) => hit.file))];
  const loaded = new Map<KernelFile, Partial<Record<Language, Texts>>>();
  for (const file of files) {
    const texts: Partial<Record<Language, Texts>> = {};
    for (const language of languages) texts[language] = (await (language === 'en' ? file.texts.en() : file.texts.zh())).texts;
    loaded.set(file, texts);
  }
  return hits.map((hit) => {
    const words: Partial<Record<Language, Words>> = {};
    for (const language of languages) {
      const text = loaded.get(hit.file)?.[language]?.[hit.key];
      if (text !== undefined) words[language] = text;
    }
    return { ...hit, words };
  });
}
