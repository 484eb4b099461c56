/** How much a run says on standard error besides errors: nothing, what a person needs, everything. */
export type Loudness = 'quiet' | 'normal' | 'verbose';

const rank: Readonly<Record<Loudness, number>> = { quiet: 0, normal: 1, verbose: 2 };
let chosen: Loudness = 'normal';

/** Set once by --quiet or --verbose, before a command runs. */
export function chooseLoudness(loudness: Loudness): void {
  chosen = loudness;
}

/** Whether what is meant for `least` is said in this run. */
export function says(least: 'normal' | 'verbose'): boolean {
  return rank[chosen] >= rank[least];
}

/** A line on standard error. Errors are not said here: they are never quiet. */
export function say(line: string, least: 'normal' | 'verbose' = 'normal'): void {
  if (says(least)) process.stderr.write(`${line}\n`);
}
