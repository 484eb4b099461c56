// @ts-check
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { measure, measurePeak } from '../measure.mjs';
import { drawTable, megabytes, seconds } from '../table.mjs';
import { memcase, shell } from '../workplace.mjs';

const oneFileMappings = 1_400_000;

/**
 * The load's processes 1, 3, 10 and 25 times in one archive, and one process with more mappings than any machine's.
 * @param {import('../measure.mjs').Workplace} place with `before.tar.gz` in it
 */
export async function benchLarge(place) {
  const { folder } = place;
  shell('rm -rf plain; mkdir plain; tar -xzf before.tar.gz -C plain --strip-components 1', folder);
  /** @type {{ name: string, times: number, input: string }[]} */
  const inputs = [];
  for (const times of [1, 3, 10, 25]) {
    const input = `times-${times}.tar.gz`;
    // What belongs to the host stands in it once: nothing may occur twice in a capture.
    const copies = Array.from(
      { length: times - 1 },
      (_, copy) => `tar -rf big.tar -C plain --transform 's,^proc/\\([0-9]\\),proc/8${copy}0\\1,' -T processes`,
    );
    const made = ['(cd plain; ls -d proc/[0-9]*) > processes; tar -cf big.tar -C plain proc sys', ...copies];
    shell(`${made.join('; ')}; gzip -1 < big.tar > ${input}; rm big.tar`, folder);
    inputs.push({ name: `the load ${times}x`, times, input });
  }
  const perCopy = Number(shell("cat plain/proc/[0-9]*/smaps | grep -c '^Size:'", folder));
  writeLargeSmaps(join(folder, 'one'), shell('cat plain/proc/[0-9]*/smaps | head -100', folder));
  shell('mkdir -p large/proc/4242; mv one large/proc/4242/smaps; cp plain/proc/meminfo large/proc', folder);

  const rows = [];
  let first = Number.NaN;
  for (const { name, times, input } of [...inputs, { name: 'one smaps of 1 GB', times: oneFileMappings / perCopy, input: 'large' }]) {
    const command = [...memcase, 'report', input, '--format', 'json'];
    const { cpuMs, code, errors } = await measure(place, command);
    if (![0, 4].includes(code)) throw new Error(`report of ${name} ended with ${code}: ${errors}`);
    const each = (cpuMs * 1000) / (times * perCopy);
    if (times === 1) first = each;
    rows.push([
      name,
      Math.round(times * perCopy).toLocaleString('en'),
      seconds(cpuMs),
      each.toFixed(2),
      (each / first).toFixed(2),
      megabytes(await measurePeak(place, command)),
    ]);
  }
  return drawTable(['report --format json', 'mappings', 'CPU s', 'us a mapping', 'times 1x', 'peak MB (PSS)'], rows);
}

/**
 * @param {string} path
 * @param {string} example real smaps text, the first mapping of which is repeated
 */
function writeLargeSmaps(path, example) {
  const body = example.slice(example.indexOf('\n') + 1).split(/^[0-9a-f]+-[0-9a-f]+ /m)[0] ?? '';
  const file = openSync(path, 'w');
  for (let from = 0; from < oneFileMappings; from += 1000) {
    let text = '';
    for (let index = from; index < from + 1000; index += 1) {
      const start = 0x7f00_0000_0000 + index * 0x2000;
      text += `${start.toString(16)}-${(start + 0x1000).toString(16)} rw-p 00000000 00:00 0 \n${body}`;
    }
    writeSync(file, text, null, 'latin1');
  }
  closeSync(file);
}
