import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { MemcaseError } from '../contract/index.ts';
import { gatherText } from './gather-text.ts';
import { say } from './say.ts';

/** Writes a rendered report to a file (or standard output) and says so on standard error. */
export async function writeOutput(chunks: Iterable<string | Uint8Array>, path: string | null): Promise<void> {
  if (path === null) {
    await pipe(chunks, process.stdout, false);
    return;
  }
  try {
    const stream = createWriteStream(path);
    await once(stream, 'open');
    await pipe(chunks, stream, true);
  } catch (cause) {
    throw new MemcaseError(
      {
        code: 'not-written',
        exit: 2,
        what: `${path} could not be written: ${cause instanceof Error ? cause.message : String(cause)}.`,
        next: 'Choose another folder with -o.',
      },
      cause,
    );
  }
  say(`wrote ${path}`);
}

async function pipe(
  chunks: Iterable<string | Uint8Array>,
  stream: NodeJS.WritableStream & { writableNeedDrain?: boolean },
  end: boolean,
): Promise<void> {
  for (const chunk of gatherText(chunks)) {
    if (!stream.write(chunk)) await once(stream, 'drain');
  }
  if (end) {
    stream.end();
    await finished(stream);
  }
}
