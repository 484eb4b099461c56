import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Analysis } from '../../src/contract/index.ts';
import { memcase } from '../cli/run-memcase.ts';
import { compile, hasCompiler } from './restart/corpus.ts';

const folder = mkdtempSync(join(tmpdir(), 'memcase-quiet-'));
const own = join(folder, 'programs');
const node = (script: string): readonly string[] => [process.execPath, '-e', `${script};console.log('ready');setInterval(()=>{},1e6)`];
const python = (script: string): readonly string[] => [
  'python3',
  '-c',
  `${script}\nprint('ready',flush=True)\nimport time\ntime.sleep(1000)`,
];

/** Ordinary programs of several kinds that have done their work and wait. */
const programs: readonly { readonly name: string; readonly command: readonly string[]; readonly ready: number }[] = [
  { name: 'a shell that waits', command: ['sh', '-c', 'echo ready; read line'], ready: 1 },
  { name: 'an idle node', command: node(''), ready: 1 },
  { name: 'a node that holds buffers', command: node('globalThis.kept=Array.from({length:60},()=>Buffer.alloc(500000,1))'), ready: 1 },
  {
    name: 'a node with a worker thread',
    command: node("new (require('worker_threads').Worker)('setInterval(()=>{},1e6)',{eval:true})"),
    ready: 1,
  },
  { name: 'an idle python', command: python(''), ready: 1 },
  { name: 'a python that holds objects', command: python('kept=[str(i)*20 for i in range(300000)]'), ready: 1 },
  {
    name: 'a python with threads',
    command: python('import threading,time\nfor n in range(8): threading.Thread(target=time.sleep,args=(1000,),daemon=True).start()'),
    ready: 1,
  },
  { name: 'a C program', command: [own, 'mixed', '1'], ready: 1 },
  { name: 'a C program with 60 threads', command: [own, 'threads', '60'], ready: 1 },
  { name: 'a prefork server with 6 workers', command: [own, 'prefork', '6'], ready: 7 },
];

async function standsReady(child: ChildProcess, wanted: number): Promise<void> {
  if (child.stdout === null) return;
  let seen = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'ready') seen += 1;
    if (seen === wanted) return;
  }
  throw new Error('the program ended before it was ready');
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

beforeAll(() => {
  if (hasCompiler) compile(folder);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(!hasCompiler)('a process captured twice while nothing happens gives no finding above info:', () => {
  test.each(programs)('$name', async ({ name, command, ready }) => {
    const [program = '', ...args] = command;
    // A group of its own, so that the workers of a server end with it.
    const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'], detached: true });
    const pid = child.pid ?? 0;
    try {
      await standsReady(child, ready);
      await pause(1500);
      const safe = name.replaceAll(/\W+/gu, '-');
      const [before, after] = [join(folder, `${safe}-1.tar.gz`), join(folder, `${safe}-2.tar.gz`)];
      for (const archive of [before, after]) {
        const { code, stderr } = memcase(['capture', '--pid', String(pid), '--tree', '-q', '-o', archive]);
        expect(code, stderr).toBe(0);
        await pause(1000);
      }
      const { code, stdout } = memcase(['diff', before, after, '--format', 'json']);
      expect(code).toBe(0);
      const analysis = JSON.parse(stdout) as Analysis;
      expect(analysis.processes.map((process) => process.pairing.kind)).toEqual(analysis.processes.map(() => 'same'));
      expect(analysis.processes).toHaveLength(ready === 1 ? 1 : ready);
      expect(analysis.findings.filter(({ severity }) => !['clear', 'info'].includes(severity))).toEqual([]);
    } finally {
      process.kill(-pid, 'SIGKILL');
    }
  });
});
