import type { CapturedFact, CaptureHeader, HostFacts, Manifest, Moment } from '../contract/index.ts';

/** A file inside a capture, met while its archive streams by. Its chunks can be read once, and only before the next file is asked for. */
export interface CapturedFile {
  /** 0 for a capture with one sample. */
  readonly sample: number;
  /** The kernel's own path without the leading slash, as a name: `proc/812/smaps`, `sys/fs/cgroup/system.slice/memory.stat`. */
  readonly path: string;
  /** Stored bytes, where the container says it beforehand. */
  readonly size: number | null;
  /** All of its bytes, where nothing has to be waited for; they are good until the next file is asked for. Its chunks are the same ones. */
  readonly whole?: Uint8Array;
  chunks(): AsyncIterable<Uint8Array>;
  /** The archive ended inside this file: its bytes are only its beginning. Known once its chunks were read, so ask afterwards. */
  readonly cut?: boolean;
}

/** Something wrong with the archive itself. */
export interface ArchiveProblem {
  readonly code:
    | 'truncated'
    | 'no-manifest'
    | 'digest-mismatch'
    | 'missing-member'
    | 'unlisted-member'
    | 'unsafe-name'
    | 'link-skipped'
    | 'too-large'
    | 'damaged'
    | 'duplicate-member'
    | 'special-skipped'
    | 'root-ignored';
  readonly path: string | null;
  readonly text: string;
}

/** What is known of a capture once all of its files went by. */
export interface CaptureContents {
  /** As the user named it. */
  readonly file: string;
  /** Of the archive's own bytes; null for a folder. */
  readonly sha256: string | null;
  /** `memcase` archives have header and manifest; anything else is `foreign`, its facts reconstructed as far as they go. */
  readonly format: 'memcase' | 'foreign';
  readonly header: CaptureHeader | null;
  readonly manifest: Manifest | null;
  /** Host facts from the header, or reconstructed; `assumed` names the ones that are guesses (`pageSize`). */
  readonly host: HostFacts;
  readonly assumed: readonly string[];
  readonly facts: readonly CapturedFact[];
  /** Paths that the capture could not read. */
  readonly refused: readonly { readonly path: string; readonly errno: string; readonly normal: boolean; readonly sample: number }[];
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly sampleTimes: readonly Moment[];
  readonly samples: number;
  readonly integrity: 'whole' | 'truncated' | 'altered' | 'unknown';
  readonly problems: readonly ArchiveProblem[];
}

/** Bounds on what is read from an archive that nobody vouches for. */
export interface ReadBounds {
  readonly memberBytes: number;
  readonly totalBytes: number;
  readonly members: number;
  readonly pathBytes: number;
  readonly depth: number;
}

export const defaultBounds: ReadBounds = {
  memberBytes: 4 * 2 ** 30,
  totalBytes: 64 * 2 ** 30,
  members: 2_000_000,
  pathBytes: 4096,
  depth: 64,
};
