import { exitCodes, MemcaseError, type Exit } from '../../contract/index.ts';
import { loadExplanations, lookUp, printExplanations, suggest } from '../../explain/index.ts';
import { parseLanguage } from '../language.ts';

/** `explain`: the metrics that a word means, or all of them. */
export async function runExplain(word: string, options: { readonly format: string; readonly lang?: string }): Promise<Exit> {
  const language = parseLanguage(options.lang);
  const hits = word === '' ? null : lookUp(word);
  if (hits?.length === 0) {
    const near = suggest(word);
    throw new MemcaseError({
      code: 'no-such-metric',
      exit: exitCodes.usage,
      what: `Nothing is known as ${word}.`,
      next: near.length === 0 ? 'memcase explain lists everything.' : `Did you mean ${near.join(', ')}?`,
    });
  }
  const wanted =
    hits === null
      ? () => true
      : (file: { readonly id: string }, key: string) => hits.some((hit) => hit.file.id === file.id && hit.key === key);
  process.stdout.write(printExplanations(await loadExplanations(language, wanted), options.format, language));
  return { code: exitCodes.done, reasons: [] };
}
