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
      /** Its first read(2) gives all of it, where there is room. */
      readonly oneRecord?: boolean;
      /** It goes into the archive as it is (reader.ts, `storeInto`), and into the manifest. A long file is packed, and is not in the manifest. */
      readonly store?: boolean;
      /** Stored: its bytes are wanted here as well. Of a long file they come alone. */
      readonly show?: boolean;
      /** Where it goes well, nothing but that is told. */
      readonly quiet?: boolean;
      /** A long file comes as gzip members with the digest of what they hold. */
      readonly pack?: boolean;
      /**
       * What is made of it by the reading process. How large a process is, is told with maps, which comes behind status; which process it was and
       * is, with the second stat.
       */
      readonly watch?: 'status' | 'maps' | 'stat' | 'statm-again' | 'stat-again';
      /** In a form: it may well be the same in the next folder, and need not be told again then. */
      readonly repeats?: boolean;
      /** Not done (errno `SKIPPED`) when the maps before it had so many mappings or more, or was not read. */
      readonly ifMappingsBelow?: number;
      /** Packed: count the bytes of huge pages that smaps speaks of. */
      readonly countHuge?: boolean;
    }
  | {
      readonly kind: 'links';
      readonly path: string;
      readonly names: readonly string[];
      readonly careful?: boolean;
      /** Into the manifest; only what can't be noted there as it is, is told. */
      readonly store?: boolean;
    }
  /** `usage`: what the reading process itself has used. */
  | { readonly kind: 'stat' | 'statfs' | 'list' | 'usage'; readonly path: string; readonly careful?: boolean };

/** Where a link leads. Null without errno: it is in the manifest already. */
export type LinkResult = { readonly target: string; readonly errno: '' } | { readonly target: null; readonly errno: string };

/** How large a process is, as far as its status and its maps say it. */
export interface ToldSize {
  readonly mappings: number;
  /** As in ProcessSize (process-size.ts). */
  readonly largestHoldBytes: number;
  /** VmRSS + VmSwap + HugetlbPages; null where status was not read before. */
  readonly residentBytes: number | null;
}

/** What tells a process from another one of the same pid (proc_pid_stat(5)). */
export interface StatIdentity {
  /** `R`, `S`, `D`, `Z`, `X` ... */
  readonly state: string;
  readonly flags: number;
  /** Clock ticks since boot. */
  readonly startTime: number;
}

/** Which process it was when its reading began, and which one it is at the end; null where its stat could not be read. */
export interface ToldIdentity {
  readonly first: StatIdentity | null;
  readonly after: StatIdentity | null;
  /** Its statm at the end, and when that was; null where it could not be read. */
  readonly statm: { readonly text: string; readonly at: number } | null;
}

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
  /** With maps and with the second stat, where it was wanted. */
  readonly size?: ToldSize;
  readonly identity?: ToldIdentity;
  /** links: a name for each, or why there is none. */
  readonly links?: readonly LinkResult[];
  /** stat and statfs. */
  readonly facts?: Readonly<Record<string, number>>;
}

/** A batch of jobs as the reading process understands it: one line, Latin-1. */
export function encodeJobs(jobs: readonly Job[]): string {
  return `${JSON.stringify(jobs.map((job) => ({ ...job, path: latin1(job.path) })))}\n`;
}

/** Jobs for any number of folders, as the reading process understands them. Their paths are what stands behind the folder's. */
export function encodeForm(jobs: readonly Job[]): string {
  return `=${encodeJobs(jobs)}`;
}

/** The jobs of a form in a folder. */
export function encodeUse(form: number, folder: string): string {
  return `${form} ${latin1(folder)}\n`;
}

/**
 * The archive that files are stored in, as the reading process understands it.
 *
 * @param sample of a series, for facts; null for the first or only one
 */
export function encodeStore({ header, start, sum }: CommonHeader, prefix: string, sample: number | null): string {
  return `+${JSON.stringify({ header: Buffer.from(header).toString('latin1'), start, sum, prefix, sample })}\n`;
}

/** Nearly every path: its bytes are its characters. */
const ascii = /^[\0-\x7f]*$/;

function latin1(name: string): string {
  return ascii.test(name) ? name : Buffer.from(encodeName(name)).toString('latin1');
}

/**
 * The result of a read, which stands between two places as text: errno and six numbers; of a stored or packed file its digest and its huge
 * pages; what was seen in it.
 */
export function decodeReadResult(bytes: Buffer, from: number, to: number): JobResult {
  const [errno = '', at, took, longest, walked, reads, count, sha256 = '', huge = '-1', seen, ...words] = bytes
    .toString('latin1', from, to)
    .split(' ');
  return {
    errno,
    at: Number(at),
    took: Number(took),
    longest: Number(longest),
    walked: Number(walked),
    reads: Number(reads),
    bytes: Number(count),
    sha256: sha256 === '' ? null : sha256,
    huge: Number(huge) < 0 ? null : Number(huge),
    ...(seen === 'size' ? { size: decodeSize(words) } : seen === 'identity' ? { identity: decodeIdentity(words) } : {}),
  };
}

function decodeSize([mappings, largest, resident]: readonly string[]): ToldSize {
  const residentBytes = Number(resident);
  return { mappings: Number(mappings), largestHoldBytes: Number(largest), residentBytes: residentBytes < 0 ? null : residentBytes };
}

function decodeIdentity([state, flags, start, stateAfter, flagsAfter, startAfter, statmAt, ...statm]: readonly string[]): ToldIdentity {
  return {
    first: decodeStat(state, flags, start),
    after: decodeStat(stateAfter, flagsAfter, startAfter),
    statm: statm.length === 0 ? null : { text: statm.join(' '), at: Number(statmAt) },
  };
}

function decodeStat(state: string | undefined, flags: string | undefined, startTime: string | undefined): StatIdentity | null {
  return startTime === undefined || startTime === '-' || startTime === 'NaN'
    ? null
    : { state: String.fromCharCode(Number(state)), flags: Number(flags), startTime: Number(startTime) };
}

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
  if (text === '=') return { target: null, errno: '' };
  if (text.startsWith('-')) return { target: null, errno: rest };
  return { target: ascii.test(rest) ? rest : decodeName(Buffer.from(rest, 'latin1')), errno: '' };
}
