import type { ArchiveWriter, StoredMember } from '../archive/index.ts';
import type { CaptureCost, CapturedFact, Degradation, Manifest, ManifestEntry } from '../contract/index.ts';
import { showName } from '../text/index.ts';
import type { CapturedFile } from './captured-files.ts';
import type { FileIntake } from './file-intake.ts';
import { maskContent, type MaskedContent, type Masking } from './mask-content.ts';
import type { ReadyFiles } from './frames.ts';
import type { JobResult } from './reader-job.ts';
import type { ReadyStore } from './reader.ts';

type ProcessRecord = Manifest['processes'][number];
type CostRecord = CaptureCost['processes'][number];

/** Keeps the books of a capture: every path that was read or refused, and everything else that the manifest says. */
export class Recorder {
  readonly writer: ArchiveWriter;
  /** Lists of the manifest, each in two parts: what was written where it was read, and what was found here. */
  readonly ready: { readonly entries: Uint8Array[]; readonly facts: Uint8Array[] } = { entries: [], facts: [] };
  readonly entries: ManifestEntry[] = [];
  readonly facts: CapturedFact[] = [];
  readonly degraded: Degradation[] = [];
  readonly processes: ProcessRecord[] = [];
  readonly costs: CostRecord[] = [];
  readonly masked = new Map<string, number>();
  filesRead = 0;
  bytesRead = 0;
  /** `0001/` while a series is taken. */
  #prefix = '';
  /** Marks what belongs to a later sample of a series. */
  sample: { readonly sample?: number } = {};
  readonly #masking: Masking;
  /** Bytes that are told again and again are the same object: mountinfo, which most processes share, or the command line of workers. */
  readonly #masked = new WeakMap<Uint8Array, MaskedContent>();

  constructor(writer: ArchiveWriter, masking: Masking) {
    this.writer = writer;
    this.#masking = masking;
  }

  /** Files of this sample go into a folder of their own; null: there is only one sample. */
  beginSample(sample: number | null): void {
    this.sample = sample === null || sample === 0 ? {} : { sample };
    this.#prefix = sample === null ? '' : `${String(sample).padStart(4, '0')}/`;
  }

  /** Small files of this sample may be made ready where they are read; null where their paths are too long for it. */
  store(): ReadyStore | null {
    const header = this.writer.headerBelow(this.#prefix.slice(0, -1));
    return header === null
      ? null
      : { header, prefix: this.#prefix, sample: this.sample.sample ?? null, take: (files) => this.#take(files) };
  }

  #take({ members, entries, facts, files, bytes }: ReadyFiles): Promise<void> | undefined {
    this.filesRead += files;
    this.bytesRead += bytes;
    // Copied: what was handed out is a piece of a buffer of its own size.
    if (entries.length > 0) this.ready.entries.push(new Uint8Array(entries));
    if (facts.length > 0) this.ready.facts.push(new Uint8Array(facts));
    return members.length === 0 ? undefined : this.writer.addReady(members);
  }

  /** The path of a kernel file in the archive. @param path without leading slash */
  pathOf(path: string): string {
    return `${this.#prefix}${path}`;
  }

  /** Keeps what was read of a file. @returns false when nothing was read: then it is the caller's to say whether that is normal */
  keep(path: string, result: JobResult, intake: FileIntake, file: CapturedFile): boolean | Promise<boolean> {
    // It is in the archive, and in the manifest, by the reading process's own hand.
    if (result.sha256 !== null && !intake.isPacked) return true;
    if (result.errno !== '' && intake.isEmpty) return false;
    const masked = file.sensitive === undefined ? null : this.#mask(intake.whole(), file.sensitive);
    if (masked !== null && file.sensitive !== undefined && masked.masked > 0) {
      this.masked.set(file.sensitive, (this.masked.get(file.sensitive) ?? 0) + masked.masked);
    }
    const isMasked = masked !== null && masked.masked > 0;
    const stored = intake.end(result, masked?.bytes ?? null);
    return stored instanceof Promise
      ? stored.then((one) => this.#note(path, result, one, isMasked))
      : this.#note(path, result, stored, isMasked);
  }

  #mask(bytes: Uint8Array, sensitive: NonNullable<CapturedFile['sensitive']>): MaskedContent {
    const masked = this.#masked.get(bytes) ?? maskContent(bytes, sensitive, this.#masking);
    this.#masked.set(bytes, masked);
    return masked;
  }

  #note(path: string, result: JobResult, stored: StoredMember, isMasked: boolean): true {
    this.filesRead += 1;
    this.bytesRead += result.bytes;
    this.entries.push({
      state: 'stored',
      path: showName(this.pathOf(path)),
      bytes: stored.bytes,
      sha256: stored.sha256,
      content: isMasked ? 'masked' : 'kernel',
      atUsec: result.at,
      tookUsec: result.took,
      longestReadUsec: result.longest,
      ...(result.errno === '' ? {} : { cut: result.errno }),
    });
    return true;
  }

  refuse(path: string, errno: string, atUsec: number, normal: boolean): void {
    this.entries.push({ state: 'refused', path: showName(this.pathOf(path)), errno, normal, atUsec });
  }

  /** A fact that is no file's content. @param path without leading slash */
  note(path: string, kind: CapturedFact['kind'], facts: CapturedFact['facts']): void {
    this.facts.push({ path: showName(path), kind, facts, ...this.sample });
  }
}
