import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A process that keeps what it is told to allocate, like a cache without bounds. */
export interface Workload {
  readonly pid: number;
  /** Allocates and touches so many bytes; done when the process says so. */
  grow(bytes: number): Promise<void>;
  stop(): void;
}

/** Runs in the workload: one buffer of 1 MiB at a time, every page written, all of them kept. */
const script = `
const kept = [];
require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
  for (let left = Number(line); left > 0; left -= 1048576) kept.push(Buffer.alloc(Math.min(left, 1048576), 1));
  console.log('grown ' + kept.length);
}).on('close', () => process.exit(0));
console.log('ready');
`;

export async function startWorkload(): Promise<Workload> {
  const child = spawn(process.execPath, ['-e', script], { stdio: ['pipe', 'pipe', 'inherit'], argv0: 'cache-server' });
  const lines = createInterface({ input: child.stdout });
  await once(lines, 'line');
  // Node's own start-up goes on for a moment: its heap is not what the demo is about.
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const { pid } = child;
  if (pid === undefined) throw new Error('the workload could not be started');
  return {
    pid,
    async grow(bytes) {
      const answered = once(lines, 'line');
      child.stdin.write(`${String(bytes)}\n`);
      await answered;
    },
    stop() {
      child.stdin.end();
    },
  };
}
