import { readFileSync } from 'node:fs';
import { exitCodes, MemcaseError } from '../contract/index.ts';
import { chooseFiles, guessFiles, parseAsBest, type ShownFile } from '../show/index.ts';
import { parseSize } from '../units/index.ts';
import type { CaptureArgument } from './capture-argument.ts';

/** A kernel file that lies about by itself, read as the one it is said to be or, from its name, seems to be. */
export async function readLooseFile({ input, name }: CaptureArgument, as: string | null, pageSizeText: string): Promise<ShownFile> {
  const choices = as === null ? guessFiles(name) : chooseFiles(as);
  if (choices.length === 0) {
    throw failure(`No kernel file is known as ${as ?? name}.`, 'Ids and paths: smaps, status, meminfo, v1:memory.stat, memory.current ...');
  }
  const pageSize = parseSize(pageSizeText);
  if (pageSize === null) throw failure(`${pageSizeText} is no size.`, 'For example --page-size 64KiB.');
  const bytes = input.kind === 'stream' ? await readStream(input.stream) : readWhole(input.path);
  // 100 ticks a second is what nearly every kernel reports to programs; the word size is unknown.
  const shown = parseAsBest(bytes, choices, name, { pageSize, wordSize: null, ticksPerSecond: 100 });
  if (shown === null) throw failure(`${name} cannot be read as ${as ?? 'a kernel file'}.`, 'Name another one with --as.');
  return shown;
}

function readWhole(path: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(path));
  } catch (error) {
    throw failure(`${path} could not be read: ${error instanceof Error ? error.message : String(error)}.`, 'Check the name.');
  }
}

async function readStream(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

function failure(what: string, next: string): MemcaseError {
  return new MemcaseError({ code: 'usage', exit: exitCodes.usage, what, next });
}
