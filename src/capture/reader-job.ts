import { decodeName, encodeName } from '../text/index.ts';

/** One thing to be looked at on the captured machine. Paths are names (text/name.ts) on the machine that runs the capture. */
export type Job =
  | {
      /** `log`: the kernel log, read up to its end as of now. */
      readonly kind: 'read' | 'log';
      readonly path: string;
      /** It may never return, or not soon: everything before it is reported first. */
      readonly careful?: boolean;
      /** Pause after each read(2), so that writers waiting for the target's mmap lock get it. */
      readonly pauseMs?: number;
      /** After a long read(2): so many times as long as it took. */
      readonly restTimes?: number;
      /** Whole reading may take so long; the reader's own limit where absent. */
      readonly limitMs?: number;
      readonly maxBytes?: number;
      /** A long file comes as gzip members with the digest of what they hold. */
      readonly pack?: boolean;
      /** Count the lines, up to so many, for the job behind it. */
      readonly countLines?: number;
      /** Not done (errno `SKIPPED`) when the file that was counted had so many lines or more, or could not be counted. */
      readonly ifLinesBelow?: number;
      /** Packed: count the bytes of huge pages that smaps speaks of. */
      readonly countHuge?: boolean;
    }
  | { readonly kind: 'links'; readonly path: string; readonly names: readonly string[]; readonly careful?: boolean }
  /** `usage`: what the reading process itself has used. */
  | { readonly kind: 'stat' | 'statfs' | 'list' | 'usage'; readonly path: string; readonly careful?: boolean };

/** Where a link leads. */
export type LinkResult = { readonly target: string; readonly errno: '' } | { readonly target: null; readonly errno: string };

/** What came of a job. `errno` is empty when all went well. Times on the monotonic clock, microseconds. */
export interface JobResult {
  readonly errno: string;
  readonly at: number;
  /** read: everything from open to close, pauses included. */
  readonly took: number;
  /** read: longest single read(2), and the sum of all. */
  readonly longest: number;
  readonly walked: number;
  readonly reads: number;
  readonly bytes: number;
  /** Of a packed file, hex. */
  readonly sha256: string | null;
  /** Bytes of huge pages, where they were counted. */
  readonly huge: number | null;
  /** links: a name for each, or why there is none. */
  readonly links?: readonly LinkResult[];
  /** stat and statfs. */
  readonly facts?: Readonly<Record<string, number>>;
}

/** A batch of jobs as the reading process understands it: one line, Latin-1. */
export function encodeJobs(jobs: readonly Job[]): string {
  const wire = jobs.map((job) => (ascii.test(job.path) ? job : { ...job, path: latin1(job.path) }));
  return `${JSON.stringify(wire)}\n`;
}

/** Nearly every path: its bytes are its characters. */
const ascii = /^[\0-\x7f]*$/;

function latin1(name: string): string {
  return Buffer.from(encodeName(name)).toString('latin1');
}

/** The result frame of a read. */
export function decodeReadResult(payload: Buffer): JobResult {
  const [errno = '', at, took, longest, walked, reads, bytes, sha256 = '', huge = '-1'] = payload.toString('latin1').split(' ');
  return {
    errno,
    at: Number(at),
    took: Number(took),
    longest: Number(longest),
    walked: Number(walked),
    reads: Number(reads),
    bytes: Number(bytes),
    sha256: sha256 === '' ? null : sha256,
    huge: Number(huge) < 0 ? null : Number(huge),
  };
}

/** A result frame. */
export function decodeResult(payload: Uint8Array): JobResult {
  const told = JSON.parse(Buffer.from(payload).toString('utf8')) as Readonly<Record<string, unknown>>;
  const result = {
    errno: typeof told['errno'] === 'string' ? told['errno'] : '',
    at: Number(told['at']),
    took: 0,
    longest: 0,
    walked: 0,
    reads: 0,
    bytes: 0,
    sha256: null,
    huge: null,
  };
  if (Array.isArray(told['targets'])) return { ...result, links: told['targets'].map((target) => decodeLink(String(target))) };
  const facts = Object.fromEntries(Object.entries(told).filter((pair): pair is [string, number] => typeof pair[1] === 'number'));
  return { ...result, facts };
}

function decodeLink(text: string): LinkResult {
  if (text.startsWith('\0')) return { target: null, errno: text.slice(1) };
  return { target: decodeName(Buffer.from(text, 'latin1')), errno: '' };
}
