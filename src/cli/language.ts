import { MemcaseError, type Language } from '../contract/index.ts';

/** The language asked for; reports are English unless asked, because tickets cross borders. */
export function parseLanguage(text: string | undefined): Language {
  if (text === undefined || /^en\b/iu.test(text)) return 'en';
  if (/^zh\b/iu.test(text)) return 'zh-CN';
  throw new MemcaseError({ code: 'usage', exit: 2, what: `There is no language ${text}.`, next: 'Languages: en, zh-CN.' });
}
