import type { CommonHeader } from '../archive/index.ts';
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
      /** What a read(2) asks for at most. */
      readonly readBytes?: number;
      /** Whole reading may take so long; the reader's own limit where absent. */
      readonly limitMs?: number;
      readonly maxBytes?: number;
      /** It goes into the archive as it is (reader.ts, `storeInto`). A long file is packed. */
      readonly store?: boolean;
      /** Stored: its bytes are wanted here as well. Of a long file they come alone. */
      readonly show?: boolean;
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
  /** Of a stored or packed file, hex. */
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

/** The archive that files are stored in, as the reading process understands it. */
export function encodeStore({ header, start, sum }: CommonHeader): string {
  return `+${start} ${sum} ${Buffer.from(header).toString('latin1')}\n`;
}

/** Nearly every path: its bytes are its characters. */
const ascii = /^[\0-\x7f]*$/;

function latin1(name: string): string {
  return Buffer.from(encodeName(name)).toString('latin1');
}

/** The result of a read, which stands between two places as text: errno, six numbers and, of a packed file, what its text is. */
export function decodeReadResult(bytes: Buffer, from: number, to: number): JobResult {
  let at = from;
  while (at < to && bytes[at] !== blank) at += 1;
  const errno = at === from ? '' : bytes.toString('latin1', from, at);
  for (let nth = 0; nth < numbers.length; nth += 1) {
    let value = 0;
    for (at += 1; at < to && bytes[at] !== blank; at += 1) value = value * 10 + (bytes[at] ?? 0) - zero;
    numbers[nth] = value;
  }
  const [sha256 = '', huge = '-1'] = at < to ? bytes.toString('latin1', at + 1, to).split(' ') : [];
  return {
    errno,
    at: numbers[0] ?? 0,
    took: numbers[1] ?? 0,
    longest: numbers[2] ?? 0,
    walked: numbers[3] ?? 0,
    reads: numbers[4] ?? 0,
    bytes: numbers[5] ?? 0,
    sha256: sha256 === '' ? null : sha256,
    huge: Number(huge) < 0 ? null : Number(huge),
  };
}

const blank = 0x20;
const zero = 0x30;
const numbers = new Float64Array(6);

/** What came of links: when, and then for each the target behind a plus or the errno behind a minus. */
export function decodeLinks(payload: Buffer): JobResult {
  const [at, ...told] = payload.toString('latin1').split('\0');
  return { ...nothingRead, at: Number(at), links: told.map(decodeLink) };
}

/** A result frame. */
export function decodeResult(payload: Uint8Array): JobResult {
  const told = JSON.parse(Buffer.from(payload).toString('utf8')) as Readonly<Record<string, unknown>>;
  const facts = Object.fromEntries(Object.entries(told).filter((pair): pair is [string, number] => typeof pair[1] === 'number'));
  return { ...nothingRead, errno: typeof told['errno'] === 'string' ? told['errno'] : '', at: Number(told['at']), facts };
}

const nothingRead = { errno: '', took: 0, longest: 0, walked: 0, reads: 0, bytes: 0, sha256: null, huge: null };

function decodeLink(text: string): LinkResult {
  const rest = text.slice(1);
  if (text.startsWith('-')) return { target: null, errno: rest };
  return { target: ascii.test(rest) ? rest : decodeName(Buffer.from(rest, 'latin1')), errno: '' };
}
