import type { Arguments, Language } from '../../contract/index.ts';

/** The words of one reason or next step in each language. */
export type CodedWords = Readonly<Record<Language, (args: Arguments) => string>>;
