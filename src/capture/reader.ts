import { fitsHeader, type CommonHeader } from '../archive/index.ts';
import { exitCodes, MemcaseError } from '../contract/index.ts';
import type { Frame, ReadyFiles } from './frames.ts';
import {
  decodeLinks,
  decodeReadResult,
  decodeResult,
  encodeForm,
  encodeJobs,
  encodeStore,
  encodeUse,
  type Job,
  type JobResult,
} from './reader-job.ts';
import { ReaderProcess, type NoFrame, type ReaderOptions } from './reader-process.ts';

/** How a batch is followed. What is awaited is the back-pressure. */
export interface JobVisitor {
  data(index: number, bytes: Buffer): Promise<void> | undefined;
  /** A gzip member of a packed file. */
  member(index: number, bytes: Uint8Array): Promise<void> | undefined;
  end(index: number, result: JobResult): Promise<void> | undefined;
  /** So many jobs from this one on went well, and there is nothing to say of them: they are in the archive (`quiet` of a job). */
  quiet?(index: number, jobs: number): void;
}

/** An archive that small files are made ready for where they are read. */
export interface ReadyStore {
  readonly header: CommonHeader;
  /** What stands before the paths of this sample in the manifest, and the number of a later sample of a series. */
  readonly prefix: string;
  readonly sample: number | null;
  take(files: ReadyFiles): Promise<void> | undefined;
}

/** Jobs that are the same in many folders: the reading process is told of them once. Their paths are what stands behind the folder's. */
export interface JobForm {
  readonly number: number;
  readonly jobs: readonly Job[];
  /** Of each job whose bytes may repeat: what came last. */
  readonly last: Map<number, Buffer>;
}

/** The reading process ended by itself so many times in a row: it will not work on this machine. Sooner where it never answered. */
const mostDeaths = 5;
const mostDeathsAtFirst = 3;

/** Jobs that belong together: done one after the other, with nothing of another batch between them. */
interface Batch {
  /** In a form, with paths below the folder. */
  readonly jobs: readonly Job[];
  readonly folder: string;
  readonly last: Map<number, Buffer>;
  /** As the reading process is told of all of them. */
  readonly line: string;
  /** How long a file may take that has its own limit; the jobs' own where absent. */
  readonly limitMs: number | undefined;
  readonly visitor: JobVisitor;
  readonly resolve: (done: number) => void;
  readonly reject: (error: unknown) => void;
  /** The process that was told of it, while it does something else. */
  sentTo: ReaderProcess | null;
}

/**
 * Batches of jobs for a process of their own, in the order they were given. The next ones are told to it while it works, so that
 * it never waits for us: on a crowded machine each such wait is a turn at the CPU. Never waits forever: see reader-child.cjs.
 */
export class KernelReader {
  readonly #options: ReaderOptions;
  readonly #queue: Batch[] = [];
  #isPumping = false;
  #child: ReaderProcess | null = null;
  #deaths = 0;
  #hasAnswered = false;
  #store: ReadyStore | null = null;
  /** By what the reading process is told of them: each sample of a series asks for the same ones. */
  readonly #forms = new Map<string, JobForm>();
  /** Process ids that outlived being killed: stuck inside the kernel. */
  readonly abandoned: number[] = [];

  constructor(options: ReaderOptions) {
    this.#options = options;
  }

  /** Process id of the reader at work. */
  get pid(): number | null {
    return this.#child?.pid ?? null;
  }

  /** From now on small files may be stored (`store` of a job). Nothing may be under way. */
  storeInto(store: ReadyStore): void {
    this.#store = store;
    this.#child?.send(encodeStore(store.header, store.prefix, store.sample));
  }

  /** Jobs for many folders, for {@link runIn}. */
  form(jobs: readonly Job[]): JobForm {
    const line = encodeForm(jobs);
    const known = this.#forms.get(line);
    if (known !== undefined) return known;
    const form = { number: this.#forms.size, jobs, last: new Map<number, Buffer>() };
    this.#forms.set(line, form);
    this.#child?.send(line);
    return form;
  }

  /** Whether a file of this path can be stored. */
  canStore(path: string): boolean {
    return this.#store !== null && fitsHeader(this.#store.header, path.slice(1)) && plain.test(path);
  }

  /**
   * Runs the jobs in order, after all batches that were given before.
   *
   * @returns how many were done: fewer than asked only when the signal ended it
   */
  run(jobs: readonly Job[], visitor: JobVisitor): Promise<number> {
    return jobs.length === 0
      ? Promise.resolve(0)
      : this.#ask({ jobs, folder: '', last: new Map(), line: encodeJobs(jobs), limitMs: undefined, visitor });
  }

  /** The same with the jobs of a form in a folder. @param limitMs of the jobs that have a limit of their own */
  runIn(folder: string, { number, jobs, last }: JobForm, visitor: JobVisitor, limitMs?: number): Promise<number> {
    return this.#ask({ jobs, folder, last, line: encodeUse(number, folder), limitMs, visitor });
  }

  #ask(asked: Omit<Batch, 'resolve' | 'reject' | 'sentTo'>): Promise<number> {
    return new Promise((resolve, reject) => {
      const batch: Batch = { ...asked, resolve, reject, sentTo: null };
      // Told ahead only when everything before it was told to the same process: answers come in the order of the questions.
      const before = this.#queue.at(-1);
      const child = this.#child;
      if (child !== null && (before === undefined || before.sentTo === child)) {
        child.send(batch.line);
        batch.sentTo = child;
      }
      this.#queue.push(batch);
      if (!this.#isPumping) void this.#pump();
    });
  }

  async close(): Promise<void> {
    await this.#replace();
  }

  async #pump(): Promise<void> {
    this.#isPumping = true;
    for (let batch = this.#queue[0]; batch !== undefined; batch = this.#queue[0]) {
      try {
        batch.resolve(await this.#runBatch(batch));
      } catch (error) {
        // What the process still has to say of this batch is nobody's: the next one gets a new process.
        await this.#replace();
        batch.reject(error);
      }
      this.#queue.shift();
    }
    this.#isPumping = false;
  }

  async #runBatch(batch: Batch): Promise<number> {
    const { jobs, folder, visitor } = batch;
    let done = 0;
    let careful = false;
    let stuck = jobs.length;
    while (done < jobs.length && !this.#isOver()) {
      if (done === stuck) {
        await visitor.end(done, failedResult(endings.timeout));
        done += 1;
        stuck = jobs.length;
        continue;
      }
      const child = (this.#child ??= await this.#start());
      const end = careful ? stuck : jobs.length;
      const below = (): readonly Job[] =>
        jobs.slice(done, end).map((job) => ({ ...job, path: folder + job.path, ...(careful ? { careful } : {}) }));
      if (careful) child.send(encodeJobs(below()));
      else if (batch.sentTo !== child) child.send(batch.line);
      batch.sentTo = stuck < jobs.length ? null : child;
      const { count, ended, inHand } = await this.#follow(child, batch, done, end);
      done += count;
      if (ended === 'whole') continue;
      const rest = below();
      // Seen before it is killed: the process opens one file at a time.
      const open = ended === 'timeout' || ended === 'aborted' ? child.fileInHand(rest) : -1;
      await this.#replace();
      if (ended === 'stopped') return done;
      if (ended === 'died') this.#countDeath();
      // A file that hangs takes the results before it along: they are run again, one report each, up to that file.
      if (open > 0 && ended === 'timeout') stuck = done + open;
      // Nothing is run again when the end has come: what was lost is on record all the same.
      const lost = ended === 'aborted' ? open : 0;
      for (let at = 0; at < lost; at += 1) await visitor.end(done + at, failedResult(endings.aborted));
      done += Math.max(0, lost);
      // A file that ends who reads it is hard to think of: only where several died of it, told of it alone, it is taken for the reason.
      const isReason = ended === 'died' ? this.#deaths > 2 : rest[0]?.careful === true;
      if (open === 0 || lost > 0 || inHand || (open < 0 && isReason)) {
        await visitor.end(done, failedResult(endings[ended]));
        done += 1;
      }
      careful = true;
    }
    return done;
  }

  async #start(): Promise<ReaderProcess> {
    const child = await ReaderProcess.start(this.#options);
    for (const line of this.#forms.keys()) child.send(line);
    if (this.#store !== null) child.send(encodeStore(this.#store.header, this.#store.prefix, this.#store.sample));
    return child;
  }

  /** Follows jobs that a process was told of, from one to another. `inHand`: something came of the job after the last that ended. */
  async #follow(
    child: ReaderProcess,
    batch: Batch,
    from: number,
    to: number,
  ): Promise<{ readonly count: number; readonly ended: 'whole' | 'stopped' | NoFrame; readonly inHand: boolean }> {
    const { jobs, limitMs } = batch;
    let count = 0;
    let inHand = false;
    let startedAt = performance.now();
    while (from + count < to) {
      const job = jobs[from + count];
      const limit = job !== undefined && 'limitMs' in job ? (limitMs ?? job.limitMs) : this.#options.timeoutMs;
      const wait = Math.min(this.#options.timeoutMs, limit - (performance.now() - startedAt));
      const frame = child.takeFrame() ?? (await child.nextFrame(wait));
      if (typeof frame === 'string') return { count, ended: frame, inHand };
      if (frame.kind === 'batch') {
        await this.#store?.take(frame.batch);
        continue;
      }
      // To await what is no promise costs a turn of the event loop for each of thousands of files.
      const busy = visit(frame, batch, from + count);
      if (busy !== undefined) await busy;
      inHand = !isEnd[frame.kind];
      if (inHand) continue;
      this.#deaths = 0;
      this.#hasAnswered = true;
      count += frame.kind === 'quiet' ? frame.jobs : 1;
      startedAt = performance.now();
      if (from + count < to && this.#isOver()) return { count, ended: 'stopped', inHand };
    }
    return { count, ended: 'whole', inHand };
  }

  /** Files that are in the archive already have their results taken, whatever the signal says. */
  #isOver(): boolean {
    return this.#options.isOver() && this.#child?.isInBatch !== true;
  }

  #countDeath(): void {
    this.#deaths += 1;
    if (this.#deaths < (this.#hasAnswered ? mostDeaths : mostDeathsAtFirst)) return;
    throw new MemcaseError({
      code: 'reader-died',
      exit: exitCodes.usage,
      what: 'the reading process ended several times before it answered.',
      next: 'Look whether something here kills it: memory limits, the OOM killer, a security module.',
    });
  }

  async #replace(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child !== null && !(await child.kill())) this.abandoned.push(child.pid);
  }
}

function visit(frame: Exclude<Frame, { readonly kind: 'batch' }>, batch: Batch, index: number): Promise<void> | undefined {
  const { visitor } = batch;
  switch (frame.kind) {
    case 'data':
      return visitor.data(index, frame.bytes);
    case 'member':
      return visitor.member(index, frame.payload);
    case 'result':
      return visitor.end(index, decodeResult(frame.payload));
    case 'read-result':
      return visitor.end(index, decodeReadResult(frame.payload, 0, frame.payload.length));
    case 'file':
      return visitFile(frame.payload, batch, index);
    case 'same':
      return visitBytes(batch.last.get(index) ?? Buffer.alloc(0), decodeReadResult(frame.payload, 0, frame.payload.length), visitor, index);
    case 'quiet':
      visitor.quiet?.(index, frame.jobs);
      return undefined;
    case 'links':
      return visitor.end(index, decodeLinks(frame.payload));
    case 'alive':
      return undefined;
    default:
      return frame satisfies never;
  }
}

function visitFile(payload: Buffer, { jobs, last, visitor }: Batch, index: number): Promise<void> | undefined {
  const end = payload.length - 1;
  const start = end - (payload[end] ?? 0);
  const job = jobs[index];
  let bytes = payload.subarray(0, start);
  if (job !== undefined && 'repeats' in job && job.repeats) {
    // A copy, since a frame is a piece of a much larger buffer.
    bytes = Buffer.from(bytes);
    last.set(index, bytes);
  }
  return visitBytes(bytes, decodeReadResult(payload, start, end), visitor, index);
}

function visitBytes(bytes: Buffer, result: JobResult, visitor: JobVisitor, index: number): Promise<void> | undefined {
  const busy = visitor.data(index, bytes);
  return busy === undefined ? visitor.end(index, result) : busy.then(() => visitor.end(index, result));
}

/** Whether a job is done with a frame of this kind. */
const isEnd = {
  data: false,
  member: false,
  alive: false,
  result: true,
  'read-result': true,
  file: true,
  same: true,
  links: true,
  quiet: true,
};

/** A path that is the same in a tar header, in JSON and on the wire. */
const plain = /^[ !#-[\]-~]*$/;

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
