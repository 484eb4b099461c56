import type { ReadBounds } from './captured.ts';

/** Where a capture comes from. */
export type CaptureInput =
  /** A file or a folder. */
  | { readonly kind: 'path'; readonly path: string }
  /** Standard input, or what a program makes; `name` is what messages call it. */
  | { readonly kind: 'stream'; readonly stream: AsyncIterable<Uint8Array>; readonly name: string };

export interface ReadProgress {
  /** Bytes of the archive read so far (of the compressed ones); of a folder, bytes of its files. */
  readonly bytes: number;
  /** Size of the archive; null where nobody knows. */
  readonly total: number | null;
  /** Kernel files handed out. */
  readonly files: number;
}

export interface ReadOptions {
  /** Bounds that differ from the default ones. */
  readonly bounds?: Partial<ReadBounds> | undefined;
  /** Folder above the proc/ or sys/ that is meant, where an input holds several; `.` for the top. */
  readonly root?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called after each kernel file. */
  readonly onProgress?: ((progress: ReadProgress) => void) | undefined;
}

export function inputName(input: CaptureInput): string {
  return input.kind === 'path' ? input.path : input.name;
}
