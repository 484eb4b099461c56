// @ts-check
import { benchAlign } from './lines/align.mjs';
import { benchCapture } from './lines/capture.mjs';
import { benchLarge } from './lines/large.mjs';
import { benchParse } from './lines/parse.mjs';
import { benchReport } from './lines/report.mjs';
import { benchStall } from './lines/stall.mjs';
import { benchStartUp } from './lines/start-up.mjs';
import { startLoad } from './load.mjs';
import { measure } from './measure.mjs';
import { keepResult } from './readme.mjs';
import { memcase, prepareWorkplace } from './workplace.mjs';

/**
 * npm run bench [-- LINE...] [--rounds N] [--dry]
 *
 * Every figure is a ratio in one run against a limit or a peer on the same input. Nothing here passes or fails.
 * @type {Readonly<Record<string, { needsLoad: boolean, run: (place: import('./measure.mjs').Workplace, rounds: number) => Promise<string> }>>}
 */
const lines = {
  'start-up': { needsLoad: false, run: benchStartUp },
  capture: { needsLoad: true, run: benchCapture },
  parse: { needsLoad: true, run: benchParse },
  report: { needsLoad: true, run: benchReport },
  large: { needsLoad: true, run: benchLarge },
  align: { needsLoad: false, run: benchAlign },
  stall: { needsLoad: false, run: benchStall },
};

const words = process.argv.slice(2);
const asked = words.filter((word, index) => !word.startsWith('--') && words[index - 1] !== '--rounds');
const rounds = words.includes('--rounds') ? Number(words[words.indexOf('--rounds') + 1]) : 5;
const unknown = asked.filter((name) => !(name in lines));
if (unknown.length > 0 || !(rounds >= 1)) {
  console.error(`usage: npm run bench [-- LINE...] [--rounds N] [--dry]; lines: ${Object.keys(lines).join(', ')}`);
  process.exitCode = 2;
} else {
  await run(asked.length > 0 ? asked : Object.keys(lines));
}

/** @param {readonly string[]} names */
async function run(names) {
  const place = prepareWorkplace();
  if (place === null) {
    console.error('bench: not run, there is no C compiler (cc, gcc or clang) for the load and the yardsticks');
    return;
  }
  process.on('SIGINT', () => process.exit(130)).on('SIGTERM', () => process.exit(143));
  const needsLoad = names.some((name) => lines[name]?.needsLoad === true);
  const load = needsLoad ? await startLoad(place) : null;
  if (load !== null) {
    const pids = ['--pid', load.pids.join(',')];
    for (const file of ['before.tar.gz', 'after.tar.gz']) {
      const { code, errors } = await measure(place, [...memcase, 'capture', ...pids, '--allow-stall', '-q', '-o', file]);
      if (code !== 0 && code !== 4) throw new Error(`the capture of the load ended with ${code}: ${errors}`);
    }
  }
  for (const name of names) {
    const text = (await lines[name]?.run(place, rounds)) ?? '';
    console.log(`\n${name}\n\n${text}`);
    if (!words.includes('--dry')) keepResult(name, text);
  }
  load?.stop();
}
