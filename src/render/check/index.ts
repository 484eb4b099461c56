import type { CheckResult, Language } from '../../contract/index.ts';
import { encodeJson } from '../json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { text } from './text.ts';
import { checkWords } from './words.ts';

export const checkFormats = ['text', 'md', 'json', 'junit'] as const;
export type CheckFormat = (typeof checkFormats)[number];

/** A judged budget as text, Markdown (cut to `maxBytes`, the verdict stays), JSON or JUnit XML, in the language its texts were judged in. */
export function renderCheck(
  format: CheckFormat,
  result: CheckResult,
  options: { readonly maxBytes?: number; readonly language?: Language } = {},
): string {
  const words = checkWords[options.language ?? 'en'];
  switch (format) {
    case 'text':
      return text(result, words);
    case 'md':
      return markdown(result, words, options.maxBytes ?? null);
    case 'json':
      return `${encodeJson(result)}\n`;
    case 'junit':
      return junit(result, words);
    default:
      return format satisfies never;
  }
}
