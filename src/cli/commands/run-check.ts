import { readFile } from 'node:fs/promises';
import type { Side } from '../../analyze.ts';
import { pickSample } from '../../analysis/index.ts';
import { check } from '../../check.ts';
import { exitCodes, MemcaseError, type Exit } from '../../contract/index.ts';
import { initBudget, parseBudget, type Budget } from '../../gate/index.ts';
import { open } from '../../open.ts';
import { checkFormats, renderCheck } from '../../render/index.ts';
import { parseSize } from '../../units/index.ts';
import { parseCaptureArgument } from '../capture-argument.ts';
import type { CheckCommandOptions } from '../check-options.ts';
import { parseLanguage } from '../language.ts';
import { planOutputs } from '../outputs.ts';
import { writeOutput } from '../write-output.ts';

/** `check`: 0 within the budget, 3 a budget failed, 4 inconclusive. */
export async function runCheck(after: readonly string[], options: CheckCommandOptions): Promise<Exit> {
  if (after.length === 0)
    throw usage('No capture to check was given.', 'Name it before --base, or after --after: memcase check AFTER --base BEFORE.');
  const language = parseLanguage(options.lang);
  const outputs = planOutputs(options.output, options.format, checkFormats);
  if (options.init === true) return printBudget(after, options);
  const budget = join(await Promise.all(options.budget.map(readBudget)));
  const result = check({
    before: await openAll(options.base ?? [], options),
    after: await openAll(after, options),
    budget,
    assertions: options.assert,
    today: new Date().toISOString().slice(0, 10),
    language,
    force: options.force === true,
  });
  const maxBytes = options.maxBytes === undefined ? null : parseSize(options.maxBytes);
  for (const { format, path } of outputs)
    await writeOutput([renderCheck(format, result, { language, ...(maxBytes === null ? {} : { maxBytes }) })], path);
  // What went wrong stands in the text already; on standard error it would stand there twice.
  const accepted = options.accept === 'partial' && result.exit.code === exitCodes.incomplete;
  return {
    code: accepted ? exitCodes.done : result.exit.code,
    reasons: outputs.some(({ path }) => path === null) ? [] : result.exit.reasons,
  };
}

async function printBudget(after: readonly string[], options: CheckCommandOptions): Promise<Exit> {
  const [side] = await openAll(after.slice(-1), options);
  if (side !== undefined)
    await writeOutput([initBudget(pickSample(side.capture, side.sample))], options.output.find((file) => file !== '-') ?? null);
  return { code: exitCodes.done, reasons: [] };
}

/** One after the other: an archive of a whole host may be large. */
async function openAll(captures: readonly string[], options: CheckCommandOptions): Promise<readonly Side[]> {
  const sides: Side[] = [];
  for (const capture of captures) {
    const { input, sample } = parseCaptureArgument(capture);
    sides.push({ capture: await open(input, options.root === undefined ? {} : { root: options.root }), sample });
  }
  return sides;
}

async function readBudget(file: string): Promise<Budget> {
  let text: string;
  try {
    text = await readFile(file === '-' ? '/dev/stdin' : file, 'utf8');
  } catch (cause) {
    const what = `The budget ${file} can't be read: ${cause instanceof Error ? cause.message : String(cause)}.`;
    throw new MemcaseError({ code: 'no-budget', exit: exitCodes.usage, what, next: 'memcase check CAPTURE --init writes one.' }, cause);
  }
  return parseBudget(text, file);
}

function join(budgets: readonly Budget[]): Budget {
  return {
    targets: Object.assign({}, ...budgets.map(({ targets }) => targets)) as Budget['targets'],
    rules: budgets.flatMap(({ rules }) => rules),
    waivers: budgets.flatMap(({ waivers }) => waivers),
  };
}

function usage(what: string, next: string): MemcaseError {
  return new MemcaseError({ code: 'usage', exit: exitCodes.usage, what, next });
}
