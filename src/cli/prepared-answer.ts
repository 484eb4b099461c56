import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { outputColumns } from './output-columns.ts';

/**
 * What the build wrote down of the program's own answer to these words (`capture --help`); undefined where there is nothing of the
 * kind, and on a terminal, to whose width the program fits its help.
 */
export function preparedAnswer(words: readonly string[]): string | undefined {
  if (words.length > 2 || outputColumns() !== null) return undefined;
  const path = join(import.meta.dirname, 'answers.json');
  if (!existsSync(path)) return undefined;
  const answers = new Map(JSON.parse(readFileSync(path, 'utf8')) as readonly (readonly [asked: string, answer: string])[]);
  return answers.get(JSON.stringify(words));
}
