// @ts-check
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { inlineLess } from '../../src/cli/compile-less.ts';
import { streamSmaps } from '../../src/kernel/proc-pid-smaps/parse.ts';

// memcase's own parser on one file, bundled and set up as the command line is: all columns are kept, the sums are those of
// yardstick/smaps-sum.c.
inlineLess();
const file = openSync(process.argv[2] ?? '', 'r');
const parser = streamSmaps({ size: fstatSync(file).size });
const buffer = Buffer.allocUnsafe(256 * 1024);
for (let got = readSync(file, buffer); got > 0; got = readSync(file, buffer)) parser.push(buffer.subarray(0, got));
closeSync(file);
const { record } = parser.end();
/** @param {string} field */
const sum = (field) => {
  const column = record.columns.get(field) ?? new Float64Array();
  let total = 0;
  for (let row = 0; row < column.length; row += 1) total += column[row] ?? 0;
  return total / 1024;
};
console.log(`${record.count} mappings, Rss ${sum('Rss')} kB, Pss ${sum('Pss')} kB`);
