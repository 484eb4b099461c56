import { integrityExit, readCapture, type CapturedFile, type ReadContents } from '../archive/index.ts';
import type { Exit, HostFacts } from '../contract/index.ts';
import type { KernelFile, KernelRecord } from '../kernel/index.ts';
import { chooseFiles, listingJson, listingText, parseAsBest, type Choice, type ListedFile, type ShownFile } from '../show/index.ts';
import { showName, type Parsed } from '../text/index.ts';
import type { CaptureArgument } from './capture-argument.ts';

interface ReadingOptions {
  readonly root?: string;
}

/** A file that was read but waits for the facts of its host; the large ones are parsed while they stream by. */
interface HeldFile {
  readonly path: string;
  readonly sample: number;
  readonly choices: readonly Choice[];
  readonly content: Uint8Array | { readonly file: KernelFile; readonly parsed: Parsed<KernelRecord> };
}

/** The wanted files of one sample of a capture, parsed. `missing` says why there is none. */
export async function collectShown(
  argument: CaptureArgument,
  wants: (path: string) => boolean,
  options: ReadingOptions,
): Promise<{ readonly files: readonly ShownFile[]; readonly exit: Exit; readonly missing: string | null }> {
  const held: HeldFile[] = [];
  let unknown: string | null = null;
  const contents = await readCapture(
    argument.input,
    async (file) => {
      if (!wants(file.path)) return;
      const choices = chooseFiles(file.path);
      if (choices.length === 0) unknown = file.path;
      else held.push(await hold(file, choices));
    },
    options,
  );
  const sample = sampleOf(argument, contents.samples);
  const files = held.filter((file) => file.sample === sample).flatMap((file) => parseHeld(file, contents.host) ?? []);
  return { files, exit: integrityExit(contents, 'analysis'), missing: files.length > 0 ? null : whyMissing(contents, wants, unknown) };
}

async function hold(file: CapturedFile, choices: readonly Choice[]): Promise<HeldFile> {
  const { path, sample } = file;
  const streamed = choices.find((choice) => choice.file.stream !== undefined);
  // Mapping files hold addresses and kB: no fact of the host changes how they are read.
  const parser = streamed?.file.stream?.({ path, pageSize: 4096, wordSize: null, ticksPerSecond: 100 });
  const chunks: Uint8Array[] = [];
  for await (const chunk of file.chunks()) {
    if (parser === undefined) chunks.push(chunk.slice());
    else parser.push(chunk);
  }
  const content =
    parser === undefined || streamed === undefined ? new Uint8Array(Buffer.concat(chunks)) : { file: streamed.file, parsed: parser.end() };
  return { path, sample, choices, content };
}

function parseHeld({ path, choices, content }: HeldFile, host: HostFacts): ShownFile | null {
  if (!(content instanceof Uint8Array)) return { path, ...content };
  const version = versionAt(path, host);
  const ordered =
    version === null
      ? choices
      : [...choices].sort((left, right) => Number(right.file.scope === version) - Number(left.file.scope === version));
  return parseAsBest(content, ordered, path, host);
}

/** The version of the hierarchy that is mounted where a path lies. */
function versionAt(path: string, host: HostFacts): KernelFile['scope'] | null {
  const mounts = host.cgroupMounts.filter(({ mountPoint }) => `/${path}`.startsWith(`${mountPoint}/`));
  const [nearest] = [...mounts].sort((left, right) => right.mountPoint.length - left.mountPoint.length);
  return nearest === undefined ? null : nearest.version === 1 ? 'cgroup-v1' : 'cgroup-v2';
}

function sampleOf({ sample }: CaptureArgument, samples: number): number {
  if (sample === null) return samples - 1;
  return sample < 0 ? samples + sample : sample;
}

function whyMissing(contents: ReadContents, wants: (path: string) => boolean, unknown: string | null): string | null {
  const refusal = contents.refused.find(({ path }) => wants(path));
  if (refusal !== undefined) return `The kernel refused it at capture: ${refusal.errno}.`;
  return unknown === null ? null : `${showName(unknown)} is in the capture, but memcase does not know that file.`;
}

/** What a capture holds, for people and for programs. */
export async function listCapture(
  argument: CaptureArgument,
  wants: (path: string) => boolean,
  options: ReadingOptions,
): Promise<{ readonly text: string; readonly json: object; readonly exit: Exit; readonly files: number }> {
  const files: ListedFile[] = [];
  const contents = await readCapture(
    argument.input,
    async (file) => {
      if (!wants(file.path)) return;
      let bytes = 0;
      for await (const chunk of file.chunks()) bytes += chunk.length;
      const [choice] = chooseFiles(file.path);
      files.push({ path: file.path, sample: file.sample, bytes, file: choice?.file.id ?? null });
    },
    options,
  );
  const asked = argument.sample === null ? files : files.filter(({ sample }) => sample === sampleOf(argument, contents.samples));
  const { host, integrity, format, startedAt, samples, refused } = contents;
  const head = [
    `${showName(contents.file)}: ${format}, ${integrity}, ${String(asked.length)} files, ${String(samples)} ${samples === 1 ? 'sample' : 'samples'}`,
    `${showName(host.hostname ?? 'unknown host')}, kernel ${showName(host.kernelRelease ?? 'unknown')}, ${startedAt ?? 'time unknown'}, ${String(refused.length)} files refused`,
  ];
  return {
    text: listingText(asked, head),
    json: {
      schema: 'memcase-show/1',
      capture: showName(contents.file),
      ...{ format, integrity, samples, startedAt },
      host: { ...host, hostname: host.hostname === null ? null : showName(host.hostname) },
      files: listingJson(asked),
      refused: refused.map(({ path, errno, normal, sample }) => ({ path: showName(path), errno, normal, sample })),
    },
    exit: integrityExit(contents, 'analysis'),
    files: asked.length,
  };
}
