import type { Words } from '../../report/index.ts';

/** What every view depends on besides its block. */
export interface ViewContext {
  readonly words: Words;
  /** For print: all open, nothing to press, and as few elements as will do, because each is a tag in the PDF. */
  readonly paper: boolean;
  /** Characters of a captured name. */
  readonly nameLength: number;
}
