// @ts-check
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { streamSmaps } from '../../dist/kernel/proc-pid-smaps/parse.js';

// memcase's own parser on one file: all columns are kept, the sums are those of yardstick/smaps-sum.c.
const file = openSync(process.argv[2] ?? '', 'r');
const parser = streamSmaps({ size: fstatSync(file).size });
const buffer = Buffer.allocUnsafe(256 * 1024);
for (let got = readSync(file, buffer); got > 0; got = readSync(file, buffer)) parser.push(buffer.subarray(0, got));
closeSync(file);
const { record } = parser.end();
/** @param {string} field */
const sum = (field) => (record.columns.get(field) ?? new Float64Array()).reduce((total, value) => total + value, 0) / 1024;
console.log(`${record.count} mappings, Rss ${sum('Rss')} kB, Pss ${sum('Pss')} kB`);
