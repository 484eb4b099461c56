import { analyze } from '../../analyze.ts';
import { integrityExit } from '../../archive/index.ts';
import { exitCodes, joinExits, MemcaseError, type Exit, type ProcessEntry } from '../../contract/index.ts';
import { rawDiff, type RawDiff } from '../../diff/index.ts';
import { open } from '../../open.ts';
import { showName } from '../../text/index.ts';
import type { AnalysisOptions } from '../analysis-options.ts';
import { parseCaptureArgument, type CaptureArgument } from '../capture-argument.ts';
import { parsePairs } from '../parse-pairs.ts';
import { cleanPath, counterpartsOf, type RawPaths } from '../raw-paths.ts';
import { readRaw, type RawFiles } from '../read-raw.ts';
import { say } from '../say.ts';

const done: Exit = { code: exitCodes.done, reasons: [] };

/** `diff --raw PATH`: a unified text diff of kernel files as they were captured, addresses apart; nothing is judged. */
export async function runRawDiff(before: string, after: string, options: AnalysisOptions): Promise<Exit> {
  if (options.output.length > 0 || options.format.length > 0)
    throw usage('--raw prints a text diff to standard output and nothing else.', 'Leave out -o and --format.');
  const sides = [parseCaptureArgument(before), parseCaptureArgument(after)] as const;
  if (sides.some(({ name }) => name === '-'))
    throw usage('--raw reads each capture twice, standard input only once.', 'Write it to a file first.');
  const wanted = (options.raw ?? []).map(cleanPath);
  const processes = wanted.some((path) => path.startsWith('proc/')) ? await pairedProcesses(sides, options) : [];
  const paths = wanted.map((path) => counterpartsOf(path, processes));
  const root = options.root === undefined ? {} : { root: options.root };
  const older = await readRaw(sides[0], new Set(paths.map((path) => path.before)), root);
  const newer = await readRaw(sides[1], new Set(paths.map((path) => path.after)), root);
  const exits = paths.map((path) => printDiff(path, older, newer));
  return joinExits([integrityExit(older.contents, 'analysis'), integrityExit(newer.contents, 'analysis'), ...exits]);
}

async function pairedProcesses(
  sides: readonly [CaptureArgument, CaptureArgument],
  options: AnalysisOptions,
): Promise<readonly ProcessEntry[]> {
  const root = options.root === undefined ? {} : { root: options.root };
  const [older, newer] = [await open(sides[0].input, root), await open(sides[1].input, root)];
  const found = analyze(
    { capture: older, sample: sides[0].sample },
    { capture: newer, sample: sides[1].sample },
    { detail: 'summary', pairs: parsePairs(options.pair ?? []) },
  );
  return found.processes;
}

function printDiff(path: RawPaths, older: RawFiles, newer: RawFiles): Exit {
  const [was, is] = [older.texts.get(path.before), newer.texts.get(path.after)];
  if (was === undefined) throw older.missing(path.before);
  if (is === undefined) throw newer.missing(path.after);
  const found = rawDiff(path.before, was, is, path.after);
  if (found.state === 'differs') {
    process.stdout.write(found.text);
    return done;
  }
  const why = `${showName(path.after)}: ${sayWhyNot(found)}`;
  say(`note: ${why}`);
  return found.state === 'same' ? done : { code: exitCodes.incomplete, reasons: [why] };
}

function sayWhyNot(found: Exclude<RawDiff, { readonly state: 'differs' }>): string {
  switch (found.state) {
    case 'same':
      return 'no difference but addresses.';
    case 'too-different':
      return `more than ${String(found.mostEdits)} lines differ: memcase diff without --raw aligns them.`;
    case 'too-large':
      return `${String(found.lines)} lines, a text diff stops at ${String(found.mostLines)}: memcase diff without --raw aligns them.`;
  }
}

function usage(what: string, next: string): MemcaseError {
  return new MemcaseError({ code: 'usage', exit: exitCodes.usage, what, next });
}
