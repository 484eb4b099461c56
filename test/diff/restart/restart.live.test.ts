import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Analysis, ProcessEntry } from '../../../src/contract/index.ts';
import { compile, runRelease, type Program, type Run } from './corpus.ts';
import { scoreProcess, type Score } from './score.ts';
import { memcase } from '../../cli/run-memcase.ts';

const hasCompiler = ((): boolean => {
  try {
    execFileSync('gcc', ['--version'], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
})();

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
    `\n${['program | precision bytes | recall bytes | precision count | recall count | origin known | mappings', ...table].join('\n')}\n`,
  );
  rmSync(folder, { recursive: true, force: true });
});

/** Scores of all pairs of a program together, weighted by their mappings. */
function together(entries: readonly (readonly [ProcessEntry, Score])[]): Score {
  const all = entries.reduce((sum, [, score]) => sum + score.mappings, 0);
  const mean = (pick: (score: Score) => number): number => entries.reduce((sum, [, score]) => sum + pick(score) * score.mappings, 0) / all;
  return {
    precisionBytes: mean((score) => score.precisionBytes),
    recallBytes: mean((score) => score.recallBytes),
    precisionCount: mean((score) => score.precisionCount),
    recallCount: mean((score) => score.recallCount),
    known: mean((score) => score.known),
    mappings: all,
  };
}

function analyse(before: Run, after: Run): Analysis {
  const pair = `${String(before.pids[0])}=${String(after.pids[0])}`;
  return JSON.parse(
    memcase(['diff', before.archive, after.archive, '--format', 'json', '--detail', 'mappings', '--pair', pair]).stdout,
  ) as Analysis;
}

describe.skipIf(!hasCompiler)('mappings across a restart, against what the programs themselves recorded', () => {
  test.each(programs)('$name', async ({ name, before, after, ready }) => {
    const safe = name.replaceAll(/\W+/gu, '-');
    const older = await runRelease(folder, `${safe}-1`, before, ready[0]);
    const newer = await runRelease(folder, `${safe}-2`, after, ready[1]);
    const analysis = analyse(older, newer);
    const paired = analysis.processes.filter((process) => process.before !== null && process.after !== null);
    expect(paired).toHaveLength(Math.min(older.pids.length, newer.pids.length));
    const scores = paired.map(
      (process) =>
        [
          process,
          scoreProcess(process, older.origins.get(process.before?.pid ?? 0) ?? [], newer.origins.get(process.after?.pid ?? 0) ?? []),
        ] as const,
    );
    const score = together(scores);
    table.push(
      [
        name,
        ...[score.precisionBytes, score.recallBytes, score.precisionCount, score.recallCount, score.known].map((share) => share.toFixed(4)),
        String(score.mappings),
      ].join(' | '),
    );
    expect(score.known).toBeGreaterThan(0.5);
    // What held in every run so far: node's heap pages lie at random addresses, and the kernel merges neighbours differently each time.
    expect(score.precisionCount).toBeGreaterThanOrEqual(0.8);
    expect(score.recallCount).toBeGreaterThanOrEqual(0.8);
  });
});
