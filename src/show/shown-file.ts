import type { KernelFile, KernelRecord } from '../kernel/index.ts';
import type { Parsed } from '../text/index.ts';

/** A file of a capture, or a loose one, parsed as the kernel file it is. */
export interface ShownFile {
  /** As a name; without the leading slash for files of a capture. */
  readonly path: string;
  readonly file: KernelFile;
  readonly parsed: Parsed<KernelRecord>;
}

/** What a view reads: the files of one sample of a capture by path. */
export interface ViewSource {
  readonly files: ReadonlyMap<string, ShownFile>;
}
