import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readlinkSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { exitCodes, MemcaseError } from '../contract/index.ts';
import { FrameCutter, type Frame } from './frames.ts';
import type { Job } from './reader-job.ts';

export interface ReaderOptions {
  /** A file that gives nothing for so long is given up: the process that reads it is killed and replaced. */
  readonly timeoutMs: number;
  /** Ends the reading after the file in hand. */
  readonly signal: AbortSignal;
  /** What the signal says, without the cost of asking it. */
  readonly isOver: () => boolean;
  /** How long the file in hand may go on after that, milliseconds. */
  readonly graceMs: () => number;
}

/** Why no frame came. */
export type NoFrame = 'timeout' | 'aborted' | 'died';

const exitWaitMs = 1000;

/**
 * One helper thread, whatever the number of CPUs. No option of V8 itself: with any of them the code of Node's own modules that was compiled
 * beforehand does not fit, and a third of its start-up goes into compiling it.
 */
const flags = ['--v8-pool-size=1'];

/**
 * For glibc (mallopt(3)): what compressing a batch of small files needs is kept for the next one. Otherwise it goes back to the kernel each time,
 * and comes again as zeroed pages: a quarter of all page faults.
 */
const allocation = { MALLOC_TRIM_THRESHOLD_: '4194304', MALLOC_MMAP_THRESHOLD_: '4194304' };

/** One reading process and the frames it sends. */
export class ReaderProcess {
  readonly pid: number;
  readonly #process: ChildProcess;
  readonly #input: Writable;
  readonly #output: Readable;
  readonly #cutter = new FrameCutter();
  #exited = false;
  #closed = false;
  #abortedAt: number | null = null;
  #wake: () => void = () => undefined;
  #timerMs = 0;
  #unsent = '';
  #timer: NodeJS.Timeout;
  readonly #onAbort = (): void => this.#wake();

  readonly #options: ReaderOptions;

  private constructor(options: ReaderOptions, child: ChildProcess, pid: number, input: Writable, output: Readable) {
    this.#options = options;
    this.#process = child;
    this.pid = pid;
    this.#input = input;
    this.#output = output;
    child.on('exit', () => (this.#exited = true));
    // Only now is all that it ever wrote here.
    child.on('close', () => {
      this.#closed = true;
      this.#wake();
    });
    this.#timer = this.#startTimer(options.timeoutMs);
    options.signal.addEventListener('abort', this.#onAbort);
    input.on('error', () => undefined);
    output.on('error', () => undefined);
    output.on('readable', () => this.#wake());
    output.on('end', () => this.#wake());
  }

  static start(options: ReaderOptions): Promise<ReaderProcess> {
    const script = fileURLToPath(new URL('./reader-child.cjs', import.meta.url));
    const libraryPath = process.env['LD_LIBRARY_PATH'];
    const child = spawn(process.execPath, [...flags, script], {
      stdio: ['pipe', 'pipe', 'ignore'],
      // Nobody's NODE_OPTIONS may stop or slow the process that holds locks; a session of its own keeps Ctrl-C from it.
      env: libraryPath === undefined ? allocation : { ...allocation, LD_LIBRARY_PATH: libraryPath },
      detached: true,
    });
    return new Promise((resolve, reject) => {
      child.once('spawn', () => {
        const { pid, stdin, stdout } = child;
        if (pid !== undefined) resolve(new ReaderProcess(options, child, pid, stdin, stdout));
      });
      child.once('error', (error) => {
        reject(notStarted(error));
      });
    });
  }

  /** What is sent in one go goes in one write: each wakes the reading process. */
  send(line: string): void {
    if (this.#unsent === '') {
      process.nextTick(() => {
        this.#input.write(this.#unsent, 'latin1');
        this.#unsent = '';
      });
    }
    this.#unsent += line;
  }

  /** Which of the jobs has its file open; -1 where that can't be seen, or none has. */
  fileInHand(jobs: readonly Job[]): number {
    try {
      const folder = `/proc/${this.pid}/fd`;
      const open = new Set(readdirSync(folder).map((name) => readlinkSync(`${folder}/${name}`)));
      return jobs.findIndex(({ path }) => open.has(path));
    } catch {
      return -1;
    }
  }

  /** The next frame, if it is here already. */
  takeFrame(): Frame | null {
    for (;;) {
      const frame = this.#cutter.next();
      if (frame !== null) return frame;
      const chunk = this.#output.read() as Buffer | null;
      if (chunk === null) return null;
      this.#cutter.push(chunk);
    }
  }

  /** Whether a batch was taken, but not yet the results of all its files, which are here. */
  get isInBatch(): boolean {
    return this.#cutter.isInBatch;
  }

  /** Waits for the next frame. */
  async nextFrame(waitMs: number): Promise<Frame | NoFrame> {
    const { isOver, graceMs } = this.#options;
    const deadline = performance.now() + waitMs;
    for (;;) {
      const frame = this.takeFrame();
      if (frame !== null) return frame;
      if (this.#closed) return 'died';
      const now = performance.now();
      if (isOver()) this.#abortedAt ??= now;
      const graceEnd = this.#abortedAt === null ? Infinity : this.#abortedAt + graceMs();
      if (now >= graceEnd) return 'aborted';
      if (now >= deadline) return 'timeout';
      await this.#sleep(Math.min(deadline, graceEnd) - now);
    }
  }

  /** Until bytes or the end of the process or the signal come, `ms` at most. */
  #sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
      // A timer that rings too early is no harm: who sleeps looks at the clock.
      if (ms < this.#timerMs || ms > 4 * this.#timerMs) {
        clearTimeout(this.#timer);
        this.#timer = this.#startTimer(ms);
      } else {
        this.#timer.refresh();
      }
    });
  }

  #startTimer(ms: number): NodeJS.Timeout {
    this.#timerMs = Math.max(1, ms);
    return setTimeout(() => this.#wake(), this.#timerMs);
  }

  /** @returns false when it would not die */
  async kill(): Promise<boolean> {
    this.#process.kill('SIGKILL');
    const deadline = performance.now() + exitWaitMs;
    while (!this.#exited && performance.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 5));
    clearTimeout(this.#timer);
    this.#options.signal.removeEventListener('abort', this.#onAbort);
    this.#input.destroy();
    this.#output.destroy();
    this.#process.unref();
    return this.#exited;
  }
}

function notStarted(error: Error): MemcaseError {
  return new MemcaseError(
    {
      code: 'reader-not-started',
      exit: exitCodes.usage,
      what: `cannot start the reading process: ${'code' in error ? String(error.code) : error.message}`,
      next: 'Check the limits on processes and memory here (ulimit -u, pids.max, memory.max).',
    },
    error,
  );
}
