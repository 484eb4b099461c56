import { integrityExit, openArchiveOutput, readCapture, type ArchiveOutput, type ReadContents } from '../../archive/index.ts';
import { exitCodes, isMemcaseError, joinExits, MemcaseError, type Exit, type ExitCode } from '../../contract/index.ts';
import { showName } from '../../text/index.ts';
import { now } from '../clock.ts';
import { ownerBehindSudo } from '../operator.ts';
import type { CaptureOptions } from '../options.ts';
import { printScript } from '../script/print-script.ts';
import { describeTargets } from '../selector.ts';
import { checkSpace, estimateArchiveBytes, examineSpace } from '../space.ts';
import { startRemoteShell, type RemoteShell } from './remote-shell.ts';
import { parseSshHost } from './ssh-host.ts';
import { teeInto } from './tee.ts';

export interface RemoteCapture {
  /** Null when it went to a stream. */
  readonly path: string | null;
  readonly bytes: number;
  readonly sha256: string;
  readonly exit: Exit;
  /** What the other machine said on standard error, as shown text. */
  readonly messages: readonly string[];
}

/**
 * Captures another machine by the collector, over the user's own ssh. What comes back is an archive that nobody vouches for: it is
 * read through while it is written, and gets its name only when it holds something. Cut short, it stays what it is, a truncated
 * archive, and the exit code says so.
 */
export async function captureOverSsh(options: CaptureOptions, host: string, sudo: boolean, signal: AbortSignal): Promise<RemoteCapture> {
  const place = parseSshHost(host);
  const program = printScript(options);
  const names = { host: place.slice(place.lastIndexOf('@') + 1), target: describeTargets(options.selectors), startedAt: now().wall };
  const output = await openArchiveOutput(options.output, names, ownerBehindSudo());
  try {
    const keeper = await keepFree(output, options);
    return await receive(startRemoteShell(place, program, sudo, signal), keeper, place, signal);
  } catch (error) {
    await output.discard();
    throw error;
  }
}

/** Between two looks at the free space. */
const lookEveryBytes = 4 * 2 ** 20;

/** How much will come is not known beforehand: the free space is looked at first, and again while it comes. */
async function keepFree(output: ArchiveOutput, { minFreeBytes, samples }: CaptureOptions): Promise<ArchiveOutput> {
  const { place } = output;
  if (place === null) return output;
  const look = async (neededBytes: number): Promise<void> => {
    const space = await examineSpace(place);
    if (space !== null) checkSpace(space, neededBytes, minFreeBytes, place);
  };
  await look(estimateArchiveBytes([], 4096, samples));
  let sinceLook = 0;
  return {
    ...output,
    write: async (bytes) => {
      sinceLook += bytes.length;
      if (sinceLook >= lookEveryBytes) {
        sinceLook = 0;
        await look(0);
      }
      await output.write(bytes);
    },
  };
}

async function receive(shell: RemoteShell, output: ArchiveOutput, host: string, signal: AbortSignal): Promise<RemoteCapture> {
  const tee = teeInto(shell.output, output);
  const read = await readThrough(tee.stream, host);
  const { bytes, sha256 } = await tee.drain();
  const ended = await shell.ended();
  const messages = shownLines(ended.messages);
  if (signal.aborted) throw interrupted(signal);
  if ('failure' in read) throw bytes === 0 ? nothingCame(host, ended.code, messages) : read.failure;
  const exit = joinExits([integrityExit(read.contents, 'analysis'), statedExit(read.contents), cutExit(read.contents, ended.code, host)]);
  const path = await output.commit(sha256);
  return { path, bytes, sha256, exit, messages };
}

type Reading = { readonly contents: ReadContents } | { readonly failure: MemcaseError };

async function readThrough(stream: AsyncIterable<Uint8Array>, host: string): Promise<Reading> {
  try {
    return { contents: await readCapture({ kind: 'stream', stream, name: `the archive from ${host}` }, () => undefined) };
  } catch (error) {
    if (isMemcaseError(error)) return { failure: error };
    throw error;
  }
}

/** The collector's own judgement, from the manifest: ssh hands its exit code on, but so does a shell that found no collector. */
function statedExit({ manifest }: ReadContents): Exit {
  const code = Object.values(exitCodes).find((known) => known === manifest?.exit.code);
  return manifest === null || code === undefined ? { code: exitCodes.done, reasons: [] } : { code, reasons: manifest.exit.reasons };
}

function cutExit({ manifest }: ReadContents, code: number | null, host: string): Exit {
  if (manifest !== null && manifest.exit.code === code) return { code: exitCodes.done, reasons: [] };
  if (manifest !== null) return { code: exitCodes.incomplete, reasons: [`ssh ${host} ended with ${String(code)}`] };
  return { code: exitCodes.incomplete, reasons: [`the connection to ${host} ended before the archive did`] };
}

function shownLines(text: string): readonly string[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, 40)
    .map((line) => showName(line));
}

function interrupted(signal: AbortSignal): MemcaseError {
  return new MemcaseError({
    code: 'interrupted',
    exit: signal.reason === 'SIGTERM' ? exitCodes.terminated : exitCodes.interrupted,
    what: 'interrupted: no archive was written.',
  });
}

/** Exit codes of the collector that it gives before its first byte. */
const beforeFirstByte: readonly ExitCode[] = [exitCodes.usage, exitCodes.notFound];

function nothingCame(host: string, code: number | null, messages: readonly string[]): MemcaseError {
  const said = messages.at(-1);
  const known = beforeFirstByte.find((one) => one === code);
  return new MemcaseError({
    code: known === exitCodes.notFound ? 'target-not-found' : 'ssh-failed',
    exit: known ?? exitCodes.usage,
    what: `${host} sent no archive${code === null ? '' : ` (exit ${String(code)})`}${said === undefined ? '' : `: ${said}`}`,
    meaning: 'Nothing was captured.',
    ...(code === 255
      ? { next: `Try ssh ${host} true: it must work without a password. Keys belong into ssh-agent or your ssh configuration.` }
      : {}),
  });
}
