import { groupDigits } from '../units/index.ts';
import { showName } from '../text/index.ts';

/** One file of a capture's list of contents. */
export interface ListedFile {
  readonly path: string;
  readonly sample: number;
  readonly bytes: number;
  /** Id of the kernel file; null where memcase does not know the path. */
  readonly file: string | null;
}

/** A capture's contents for people: one line a file. */
export function listingText(files: readonly ListedFile[], head: readonly string[]): string {
  const samples = Math.max(...files.map(({ sample }) => sample), 0) > 0;
  const sizes = files.map(({ bytes }) => groupDigits(bytes));
  const width = Math.max(...sizes.map((size) => size.length), 5);
  const lines = files.map(
    ({ path, sample, file }, at) =>
      `${(sizes[at] ?? '').padStart(width)}  ${samples ? `#${String(sample)} ` : ''}${showName(path)}  ${file ?? '(unknown)'}`,
  );
  return `${[...head, ...lines].join('\n')}\n`;
}

/** The same for JSON. */
export function listingJson(files: readonly ListedFile[]): readonly object[] {
  return files.map(({ path, sample, bytes, file }) => ({ path: showName(path), sample, bytes, file }));
}
