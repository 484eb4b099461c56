import { readCapture, type CapturedFile, type CaptureInput, type ReadOptions } from './archive/index.ts';
import type { Citation, Excerpt } from './contract/index.ts';
import { decodeName, LineFeed, showName } from './text/index.ts';

const newline = 10;
/** Fields of a mapping in smaps; kernels have added one every few years. */
const blockLines = 40;

/**
 * Reads cited lines once more, as they stand in the capture: reports show them as raw evidence. Ends as soon as all are found.
 * What came through a pipe can't be read twice: none.
 *
 * @throws what `open` throws for the same input
 */
export async function quoteLines(input: CaptureInput, citations: readonly Citation[], options: ReadOptions = {}): Promise<Excerpt[]> {
  const wanted = new Map<string, Citation[]>();
  for (const citation of citations) {
    const key = keyOf(citation.sample, citation.file);
    wanted.set(key, [...(wanted.get(key) ?? []), citation]);
  }
  const found: Excerpt[] = [];
  if (wanted.size === 0 || input.kind === 'stream') return found;
  const done = new AbortController();
  const visit = async (file: CapturedFile): Promise<void> => {
    const key = [file.path, showName(file.path)].map((path) => keyOf(file.sample, path)).find((each) => wanted.has(each));
    if (key === undefined) return;
    found.push(...(await quoteFile(file, wanted.get(key) ?? [])));
    wanted.delete(key);
    if (wanted.size === 0) done.abort();
  };
  try {
    await readCapture(input, visit, { ...options, signal: done.signal });
  } catch (error) {
    if (!done.signal.aborted) throw error;
  }
  return found;
}

const keyOf = (sample: number, path: string): string => `${String(sample)} ${path}`;

async function quoteFile(file: CapturedFile, citations: readonly Citation[]): Promise<readonly Excerpt[]> {
  const found = new Map<number, string[]>();
  const numbers = new Set(citations.map((citation) => citation.line));
  const isSmaps = file.path.endsWith('/smaps');
  let number = 0;
  let block: string[] | null = null;
  const take = (bytes: Uint8Array): void => {
    number += 1;
    if (block === null && !numbers.has(number)) return;
    const line = showLine(bytes);
    if (numbers.has(number)) {
      const lines = [line];
      found.set(number, lines);
      block = isSmaps && isRange(line) ? lines : null;
    } else if (block !== null && block.length < blockLines && !isRange(line)) block.push(line);
    else block = null;
  };
  const feed = new LineFeed({
    lines: (bytes, from, to) => {
      for (let at = from; at < to;) {
        const end = bytes.indexOf(newline, at);
        take(bytes.subarray(at, end));
        at = end + 1;
      }
    },
    unended: take,
    padding: () => undefined,
  });
  for await (const chunk of file.chunks()) feed.push(chunk);
  feed.end();
  return citations.flatMap((citation) => {
    const lines = found.get(citation.line);
    return lines === undefined ? [] : [{ ...citation, lines }];
  });
}

/** `559fc551a000-559fc6d2c000 rw-p ...`: the line that begins a mapping. */
function isRange(line: string): boolean {
  return /^[0-9a-f]+-[0-9a-f]+ /u.test(line);
}

/** Tabs stand between name and value in status. */
function showLine(bytes: Uint8Array): string {
  return decodeName(bytes).split('\t').map(showName).join('\t');
}
