// @ts-check
import { pairMappings } from '../../dist/diff/mappings/pair-mappings.js';
import { parseSmaps } from '../../dist/kernel/proc-pid-smaps/parse.js';

// Aligns the mappings of a process with those of its restart: `align-restart.mjs COUNT SHARE SHAPE`, SHARE of them changed.
const [count, share, shape] = [Number(process.argv[2]), Number(process.argv[3]), process.argv[4] ?? 'mixed'];

/** The same numbers in every run (a linear congruential generator). */
let seed = 12345;
const random = () => (seed = (seed * 1103515245 + 12345) % 2 ** 31) / 2 ** 31;
const pick = (/** @type {number} */ most) => Math.floor(random() * most);

/** @typedef {{ id: number, pages: number, resident: number, permissions: string, file: string | null }} Region */

/** @returns {Region} */
function makeRegion(/** @type {number} */ id) {
  const isFile = shape === 'mixed' && id % 10 === 0;
  const pages = 1 + Math.floor(2 ** (random() * 12));
  const permissions = isFile ? 'r--p' : id % 2 === 0 ? 'rw-p' : id % 5 === 0 ? 'r--p' : '---p';
  return {
    id,
    pages,
    resident: permissions === '---p' ? 0 : pick(pages + 1),
    permissions,
    file: isFile ? `/srv/data/part-${String(id)}` : null,
  };
}

/** Half of what changes has another size, a quarter is gone, a quarter is new. */
function change(/** @type {readonly Region[]} */ regions) {
  let fresh = regions.length;
  return regions.flatMap((region) => {
    if (random() >= share) return [{ ...region, resident: Math.min(region.pages, region.resident + pick(3)) }];
    const kind = pick(4);
    if (kind === 0) return [];
    if (kind === 1) return [region, makeRegion(fresh++)];
    const pages = Math.max(1, Math.round(region.pages * (0.5 + random())));
    return [{ ...region, pages, resident: pick(pages + 1) }];
  });
}

/** Lays regions out below a library, from the top downwards as the kernel does, and prints them as smaps. */
function smapsOf(/** @type {readonly Region[]} */ regions, /** @type {number} */ top) {
  const lines = [`${hex(top)}-${hex(top + 8192)} r-xp 00000000 08:01 77 /usr/lib/libc.so.6\nRss: 8 kB\nVmFlags: rd ex mr mw me\n`];
  let end = top;
  for (const { id, pages, resident, permissions, file } of regions) {
    const start = end - pages * 4096;
    const name = file === null ? '00:00 0' : `08:01 ${String(1000 + id)} ${file}`;
    lines.push(
      `${hex(start)}-${hex(end)} ${permissions} 00000000 ${name}\nRss: ${String(resident * 4)} kB\nPss: ${String(resident * 4)} kB\nVmFlags: rd mr mw me\n`,
    );
    end = start - (id % 7 === 0 ? 4096 * (1 + pick(16)) : 0);
  }
  return parseSmaps(new TextEncoder().encode(lines.reverse().join(''))).record;
}

const hex = (/** @type {number} */ address) => address.toString(16);

const regions = Array.from({ length: count }, (_, id) => makeRegion(id));
const changed = change(regions);
const [before, after] = [smapsOf(regions, 0x7f12_3456_7000), smapsOf(changed, 0x7fab_cdef_1000)];
const [olds, news] = [[...regions].reverse(), [...changed].reverse()];

const startedCpu = process.cpuUsage();
const started = performance.now();
const pairs = pairMappings(before, after, { sameProcess: false, before: '/usr/bin/api', after: '/usr/bin/api' });
const wallMs = performance.now() - started;
const { user, system } = process.cpuUsage(startedCpu);

const kept = new Set(news.map(({ id }) => id));
const expected = olds.filter(({ id }) => kept.has(id)).length;
let [right, wrong, confidence, both] = [0, 0, 0, 0];
for (const pair of pairs) {
  if (pair.before.length === 0 || pair.after.length === 0) continue;
  both += 1;
  confidence += pair.pairing.confidence;
  const ids = new Set(pair.before.map((at) => olds[at]?.id));
  for (const at of pair.after) {
    if (at >= news.length) continue;
    if (ids.has(news[at]?.id)) right += 1;
    else wrong += 1;
  }
}
console.log(
  JSON.stringify({
    mappings: [before.count, after.count],
    wallMs: Math.round(wallMs),
    cpuMs: Math.round((user + system) / 1000),
    peakBytes: process.resourceUsage().maxRSS * 1024,
    precision: right / Math.max(1, right + wrong),
    recall: right / Math.max(1, expected),
    meanConfidence: confidence / Math.max(1, both),
  }),
);
