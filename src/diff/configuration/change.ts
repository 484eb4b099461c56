import type { ConfigurationChange } from '../../contract/index.ts';

/** A change without its words: they are added where the language is known. */
export type Change = Omit<ConfigurationChange, 'text'>;
