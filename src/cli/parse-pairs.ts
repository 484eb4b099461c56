import { MemcaseError } from '../contract/index.ts';

/** `--pair OLD=NEW`, as often as given: pid before -> pid after. */
export function parsePairs(pairs: readonly string[]): ReadonlyMap<number, number> {
  return new Map(
    pairs.map((pair) => {
      const match = /^(\d+)=(\d+)$/u.exec(pair);
      if (match === null)
        throw new MemcaseError({ code: 'usage', exit: 2, what: `--pair ${pair} is not OLD=NEW.`, next: 'Give two pids: --pair 812=2114.' });
      return [Number(match[1]), Number(match[2])] as const;
    }),
  );
}
