import { setFlagsFromString } from 'node:v8';

/**
 * Lets V8 optimise only code that runs for long. A run of a second or two otherwise spends a third of its CPU, on threads beside ours, on
 * optimising functions that are nearly done. What is hot for longer is optimised as ever: loops over mappings soon use the budget up.
 */
export function compileLess(): void {
  setFlagsFromString('--interrupt-budget=1500000');
}

/**
 * The same for an analysis, where loops over the lines of mappings are most of a large run: these are optimised sooner, but with fewer
 * functions copied into others, which halves what optimising costs.
 */
export function inlineLess(): void {
  setFlagsFromString('--interrupt-budget=400000');
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=150');
}

/**
 * Once all files are parsed, few loops are left that run long enough to be worth it: of a report of 350 processes optimising costs more
 * than the judging itself, one of thousands of processes still gets there.
 */
export function inlineNothing(): void {
  setFlagsFromString('--interrupt-budget=8000000');
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=0');
}
