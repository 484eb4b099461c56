import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { exitCodes, MemcaseError } from '../contract/index.ts';
import { FrameCutter, type Frame } from './frames.ts';
import { decodeReadResult, decodeResult, encodeJobs, type Job, type JobResult } from './reader-job.ts';

/** How a batch is followed. Both callbacks may be awaited: that is the back-pressure. */
export interface JobVisitor {
  data(index: number, bytes: Uint8Array): Promise<void> | undefined;
  /** A gzip member of a packed file. */
  member(index: number, bytes: Uint8Array): Promise<void> | undefined;
  end(index: number, result: JobResult): Promise<void> | undefined;
}

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

const exitWaitMs = 1000;
/** The reading process ended by itself so many times in a row: it will not work on this machine. */
const mostDeaths = 3;

/** Batches of jobs for a process of their own, one batch at a time. Never waits forever: see reader-child.mjs. */
export class KernelReader {
  readonly #options: ReaderOptions;
  #child: ReaderProcess | null = null;
  #deaths = 0;
  /** Process ids that outlived being killed: stuck inside the kernel. */
  readonly abandoned: number[] = [];

  constructor(options: ReaderOptions) {
    this.#options = options;
  }

  /** Process id of the reader at work. */
  get pid(): number | null {
    return this.#child?.pid ?? null;
  }

  /**
   * Runs the jobs in order.
   *
   * @returns how many were done: fewer than asked only when the signal ended it
   */
  async run(jobs: readonly Job[], visitor: JobVisitor): Promise<number> {
    let done = 0;
    let careful = false;
    while (done < jobs.length && !this.#isOver()) {
      const from = done;
      const batch = careful ? jobs.slice(from).map((job) => ({ ...job, careful: true })) : jobs.slice(from);
      let inHand = -1;
      const ended = await this.#runBatch(batch, {
        data: (index, bytes) => {
          inHand = index;
          return visitor.data(from + index, bytes);
        },
        member: (index, bytes) => {
          inHand = index;
          return visitor.member(from + index, bytes);
        },
        end: (index, result): Promise<void> | undefined => {
          done = from + index + 1;
          this.#deaths = 0;
          return visitor.end(from + index, result);
        },
      });
      if (ended === 'whole') return done;
      await this.#replace();
      if (ended === 'stopped') return done;
      if (ended === 'died') this.#countDeath();
      // A job that was not careful may have taken the results before it along: they are run again, one report each.
      if (batch[done - from]?.careful === true || inHand === done - from) {
        done += 1;
        await visitor.end(done - 1, failedResult(endings[ended]));
      }
      careful = true;
    }
    return done;
  }

  async close(): Promise<void> {
    await this.#replace();
  }

  #isOver(): boolean {
    return this.#options.isOver();
  }

  #countDeath(): void {
    this.#deaths += 1;
    if (this.#deaths < mostDeaths) return;
    throw new MemcaseError({
      code: 'reader-died',
      exit: exitCodes.usage,
      what: 'the reading process ended several times before it answered.',
      next: 'Look whether something here kills it: memory limits, the OOM killer, a security module.',
    });
  }

  async #runBatch(jobs: readonly Job[], visitor: JobVisitor): Promise<'whole' | 'stopped' | keyof typeof endings> {
    this.#child ??= await ReaderProcess.start(this.#options);
    const child = this.#child;
    child.send(encodeJobs(jobs));
    let index = 0;
    let jobStartedAt = performance.now();
    while (index < jobs.length) {
      const job = jobs[index];
      const limit = job !== undefined && 'limitMs' in job ? job.limitMs : this.#options.timeoutMs;
      const frames = await child.next(Math.min(this.#options.timeoutMs, limit - (performance.now() - jobStartedAt)));
      if (typeof frames === 'string') return frames;
      for (const frame of frames) {
        // To await what is no promise costs a turn of the event loop for each of thousands of files.
        if (frame.kind === 'data') {
          const wait = visitor.data(index, frame.bytes);
          if (wait !== undefined) await wait;
        } else if (frame.kind === 'member') {
          const wait = visitor.member(index, frame.payload);
          if (wait !== undefined) await wait;
        } else {
          const wait = visitor.end(index, frame.kind === 'result' ? decodeResult(frame.payload) : decodeReadResult(frame.payload));
          if (wait !== undefined) await wait;
          index += 1;
          jobStartedAt = performance.now();
          if (this.#isOver() && index < jobs.length) return 'stopped';
        }
      }
    }
    return 'whole';
  }

  async #replace(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child !== null && !(await child.kill())) this.abandoned.push(child.pid);
  }
}

/** What a job's result is when its process had to be ended. */
const endings = { timeout: 'ETIMEDOUT', aborted: 'EINTR', died: 'EIO' } as const;

function failedResult(errno: string): JobResult {
  return {
    errno,
    at: Number(process.hrtime.bigint() / 1000n),
    took: 0,
    longest: 0,
    walked: 0,
    reads: 0,
    bytes: 0,
    sha256: null,
    huge: null,
  };
}

/** One reading process and the frames it sends. */
class ReaderProcess {
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
    const script = fileURLToPath(new URL('./reader-child.mjs', import.meta.url));
    const libraryPath = process.env['LD_LIBRARY_PATH'];
    const child = spawn(process.execPath, ['--v8-pool-size=0', '--max-semi-space-size=1', script], {
      stdio: ['pipe', 'pipe', 'ignore'],
      // Nobody's NODE_OPTIONS may stop or slow the process that holds locks; a session of its own keeps Ctrl-C from it.
      env: libraryPath === undefined ? {} : { LD_LIBRARY_PATH: libraryPath },
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

  send(line: string): void {
    this.#input.write(line, 'latin1');
  }

  /** The next frames, or why there are none. */
  async next(waitMs: number): Promise<Frame[] | keyof typeof endings> {
    const { isOver, graceMs } = this.#options;
    const deadline = performance.now() + waitMs;
    for (;;) {
      const chunk = this.#output.read() as Buffer | null;
      if (chunk !== null) {
        const frames = [...this.#cutter.push(chunk)];
        if (frames.length > 0) return frames;
        continue;
      }
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
