import type { Arguments } from '../../contract/index.ts';
import { textArg } from '../args.ts';

/** `a, b and 3 more`: names for a sentence, a few of many. */
export function joinNames(names: readonly string[], most = 3): string {
  const shown = names.slice(0, most).join(', ');
  return names.length > most ? `${shown} and ${String(names.length - most)} more` : shown;
}

/** The same list as Chinese writes it. */
export const namesZh = (args: Arguments, key: string): string =>
  textArg(args, key)
    .replaceAll(', ', '、')
    .replace(/ and (\d+) more$/u, ' 等，另有 $1 个');
