import type { CheckResult } from '../../contract/index.ts';
import { encodeJson } from '../json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { text } from './text.ts';

export const checkFormats = ['text', 'md', 'json', 'junit'] as const;
export type CheckFormat = (typeof checkFormats)[number];

/** A judged budget as text, Markdown (cut to `maxBytes`, the verdict stays), JSON or JUnit XML. */
export function renderCheck(format: CheckFormat, result: CheckResult, options: { readonly maxBytes?: number } = {}): string {
  switch (format) {
    case 'text':
      return text(result);
    case 'md':
      return markdown(result, options.maxBytes ?? null);
    case 'json':
      return `${encodeJson(result)}\n`;
    case 'junit':
      return junit(result);
    default:
      return format satisfies never;
  }
}
