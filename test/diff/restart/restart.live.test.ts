import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Analysis, MappingEntry, ProcessEntry } from '../../../src/contract/index.ts';
import { compile, hasCompiler, runRelease, type Program, type Run } from './corpus.ts';
import { noSums, precision, recall, scoreClaims, type Claim, type Score, type Sums } from './score.ts';
import type { Truth } from './truth.ts';
import { memcase } from '../../cli/run-memcase.ts';

const folder = mkdtempSync(join(tmpdir(), 'memcase-restart-'));
const own = join(folder, 'programs');

const node = (buffers: number): readonly string[] => [
  process.execPath,
  '-e',
  `const kept=[];for(let i=0;i<${String(buffers)};i++)kept.push(Buffer.alloc(400000+i*4096,1));const o=[];for(let i=0;i<200000;i++)o.push({i});console.log('ready');setInterval(()=>{},1e6)`,
];
const python = (extra: number): readonly string[] => [
  'python3',
  '-c',
  `import threading,time,sys
kept=[bytearray(200000+i*8192) for i in range(20+${String(extra)})]
words=[str(i)*20 for i in range(60000)]
def work(n):
  own=[bytearray(300000) for _ in range(3)]
  time.sleep(1000)
for n in range(6): threading.Thread(target=work,args=(n,),daemon=True).start()
time.sleep(0.5)
print('ready',flush=True)
time.sleep(1000)`,
];

const programs: readonly Program[] = [
  { name: 'C program, one region more', before: [own, 'mixed', '0'], after: [own, 'mixed', '1'], ready: [1, 1] },
  { name: 'node, ten buffers more', before: node(40), after: node(50), ready: [1, 1] },
  { name: 'python with threads', before: python(0), after: python(4), ready: [1, 1] },
  { name: 'prefork server, 8 then 12 workers', before: [own, 'prefork', '8'], after: [own, 'prefork', '12'], ready: [9, 13] },
  {
    name: 'replaced library',
    before: [own, 'library', join(folder, 'v1/libstate.so.1.2')],
    after: [own, 'library', join(folder, 'v2/libstate.so.1.3')],
    ready: [1, 1],
  },
  { name: '200 thread stacks and arenas', before: [own, 'threads', '200'], after: [own, 'threads', '200'], ready: [1, 1] },
];

const table: string[] = [];

beforeAll(() => {
  if (hasCompiler) compile(folder);
});
afterAll(() => {
  process.stdout.write(
    `\n${['program | precision bytes | recall bytes | precision count | recall count | origin known | joined, most | lowest recall bytes | rounds that hold | mappings', ...table].join('\n')}\n`,
  );
  rmSync(folder, { recursive: true, force: true });
});

/** Of the resident bytes, and of the regions however small. */
const leastByBytes = 0.99;
const leastByCount = 0.95;

function scoreProcess(process: ProcessEntry, before: Truth | undefined, after: Truth | undefined): Score {
  const places = (side: MappingEntry['after']): Claim['after'] =>
    side.map(({ start, end }) => ({ start: Number(start), end: Number(end) }));
  const claims = process.mappings.map((mapping) => ({ before: places(mapping.before), after: places(mapping.after) }));
  return scoreClaims(claims, before?.parts ?? [], after?.parts ?? []);
}

const together = (all: readonly Sums[]): Sums =>
  all.reduce((sum, each) => ({ right: sum.right + each.right, wrong: sum.wrong + each.wrong, missed: sum.missed + each.missed }), noSums());

/** A claim of everything for everything would hold all that is right: only few mappings may be in claims of many to many. */
const mostJoined = 0.15;

function joinedShare(processes: readonly ProcessEntry[]): number {
  const all = processes.flatMap((process) => process.mappings);
  const size = ({ before, after }: MappingEntry): number => before.length + after.length;
  const joined = all.filter(({ before, after }) => before.length > 1 && after.length > 1);
  return joined.reduce((sum, mapping) => sum + size(mapping), 0) / all.reduce((sum, mapping) => sum + size(mapping), 0);
}

/** Share of the resident memory whose origin the programs could tell. */
function knownShare(runs: readonly Run[]): number {
  const truths = runs.flatMap(({ truths: own }) => [...own.values()]);
  const known = truths.reduce((sum, { parts }) => sum + parts.reduce((bytes, part) => bytes + part.resident, 0), 0);
  return known / truths.reduce((sum, { resident }) => sum + resident, 0);
}

function analyse(before: Run, after: Run): Analysis {
  const pair = `${String(before.pids[0])}=${String(after.pids[0])}`;
  return JSON.parse(
    memcase(['diff', before.archive, after.archive, '--format', 'json', '--detail', 'mappings', '--pair', pair]).stdout,
  ) as Analysis;
}

/** Addresses are drawn anew with every start: what holds once may be luck. */
const rounds = Number(process.env['MEMCASE_RESTART_ROUNDS'] ?? 3);

interface Outcome {
  readonly bytes: Sums;
  readonly count: Sums;
  readonly known: number;
  readonly joined: number;
  readonly mappings: number;
}

async function restartOnce({ name, before, after, ready }: Program, round: number): Promise<Outcome> {
  const safe = `${name.replaceAll(/\W+/gu, '-')}-${String(round)}`;
  const older = await runRelease(folder, `${safe}-1`, before, ready[0]);
  const newer = await runRelease(folder, `${safe}-2`, after, ready[1]);
  const paired = analyse(older, newer).processes.filter((process) => process.before !== null && process.after !== null);
  expect(paired).toHaveLength(Math.min(older.pids.length, newer.pids.length));
  const scores = paired.map((process) =>
    scoreProcess(process, older.truths.get(process.before?.pid ?? 0), newer.truths.get(process.after?.pid ?? 0)),
  );
  return {
    bytes: together(scores.map((score) => score.bytes)),
    count: together(scores.map((score) => score.count)),
    known: knownShare([older, newer]),
    joined: joinedShare(paired),
    mappings: paired.reduce((sum, process) => sum + process.mappings.length, 0),
  };
}

const holds = ({ bytes, count }: Pick<Outcome, 'bytes' | 'count'>): boolean =>
  Math.min(precision(bytes), recall(bytes)) >= leastByBytes && Math.min(precision(count), recall(count)) >= leastByCount;

describe.skipIf(!hasCompiler)('mappings across a restart, against what the programs themselves recorded', () => {
  test.each(programs)('$name', { timeout: 120_000 * rounds }, async (program) => {
    const outcomes: Outcome[] = [];
    for (let round = 1; round <= rounds; round += 1) outcomes.push(await restartOnce(program, round));
    const bytes = together(outcomes.map((outcome) => outcome.bytes));
    const count = together(outcomes.map((outcome) => outcome.count));
    const known = Math.min(...outcomes.map((outcome) => outcome.known));
    const shares = [precision(bytes), recall(bytes), precision(count), recall(count), known].map((share) => share.toFixed(4));
    const joined = Math.max(...outcomes.map((outcome) => outcome.joined));
    const lowest = Math.min(...outcomes.map((outcome) => recall(outcome.bytes))).toFixed(4);
    const mappings = outcomes.reduce((sum, outcome) => sum + outcome.mappings, 0);
    table.push(
      [
        program.name,
        ...shares,
        joined.toFixed(4),
        lowest,
        `${String(outcomes.filter(holds).length)} of ${String(rounds)}`,
        String(mappings),
      ].join(' | '),
    );
    expect(known).toBeGreaterThan(0.98);
    expect(joined, table.at(-1)).toBeLessThanOrEqual(mostJoined);
    expect(holds({ bytes, count }), table.at(-1)).toBe(true);
  });
});
