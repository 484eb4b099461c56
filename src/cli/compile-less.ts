import { setFlagsFromString } from 'node:v8';

/**
 * Lets V8 optimise only code that runs for long. A run of a second or two otherwise spends a third of its CPU, on threads beside ours, on
 * optimising functions that are nearly done. What is hot for longer is optimised as ever: loops over mappings soon use the budget up.
 */
export function compileLess(): void {
  tune(['--interrupt-budget=1500000']);
}

/**
 * The same for an analysis, where loops over the lines of mappings are most of a large run: these are optimised sooner, but with fewer
 * functions copied into others, which halves what optimising costs.
 */
export function inlineLess(): void {
  tune(['--interrupt-budget=400000', '--max-inlined-bytecode-size-cumulative=150']);
}

/**
 * Once all files are parsed, few loops are left that run long enough to be worth it: of a report of 350 processes optimising costs more
 * than the judging itself, one of thousands of processes still gets there.
 */
export function inlineNothing(): void {
  tune(['--interrupt-budget=8000000', '--max-inlined-bytecode-size-cumulative=0']);
}

function tune(options: readonly string[]): void {
  for (const option of optionsFor(process.versions.v8, options)) setFlagsFromString(option);
}

/**
 * The options as far as a V8 is one they were measured with, that of Node 20. A later one counts calls instead of a budget, has one more
 * compiler for what is warm, and says of every option it does not know on standard error that it does not.
 */
export function optionsFor(v8: string, options: readonly string[]): readonly string[] {
  return v8.startsWith('11.') ? options : [];
}
