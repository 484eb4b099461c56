import type { Context } from './context.ts';

/** Steps name a capture by this word: findings say the same of a file and of a stream. */
const placeholder = 'CAPTURE';
/** A capture that came through a pipe has no name to open it by. */
const streamName = 'standard input';

/** The commands of a step with the capture that this report was made from, ready for a shell. */
export function nameCapture(context: Context, step: string): string {
  const { file } = context.analysis.after;
  return step.replaceAll(`memcase show ${placeholder}`, () => `memcase show ${file === streamName ? '-' : quoteWord(file)}`);
}

/** One word for a shell, quoted only where it has to be. */
function quoteWord(name: string): string {
  return /^[\w./@%+=:,#-]+$/u.test(name) && !/^[-#]/u.test(name) ? name : `'${name.replaceAll("'", String.raw`'\''`)}'`;
}
