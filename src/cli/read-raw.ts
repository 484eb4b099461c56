import { readCapture, type ReadContents } from '../archive/index.ts';
import { exitCodes, MemcaseError } from '../contract/index.ts';
import { suggest } from '../gate/index.ts';
import { showName } from '../text/index.ts';
import type { CaptureArgument } from './capture-argument.ts';

/** Files of one sample of a capture as text, with what to say of one that is not there. */
export interface RawFiles {
  readonly texts: ReadonlyMap<string, string>;
  readonly contents: ReadContents;
  readonly missing: (path: string) => MemcaseError;
}

/** No text diff takes as much; one character more tells that there was more. */
const mostBytes = 64 * 2 ** 20;

/** Reads the wanted files of a capture as the kernel printed them. */
export async function readRaw(
  argument: CaptureArgument,
  wanted: ReadonlySet<string>,
  options: { readonly root?: string },
): Promise<RawFiles> {
  const bySample = new Map<number, Map<string, string>>();
  const names = new Set<string>();
  const contents = await readCapture(
    argument.input,
    async (file) => {
      names.add(file.path);
      if (!wanted.has(file.path)) return;
      const texts = bySample.get(file.sample) ?? new Map<string, string>();
      bySample.set(file.sample, texts);
      texts.set(file.path, await readText(file.chunks()));
    },
    options,
  );
  const { samples } = contents;
  const sample = argument.sample === null ? samples - 1 : argument.sample < 0 ? samples + argument.sample : argument.sample;
  return { texts: bySample.get(sample) ?? new Map(), contents, missing: (path) => notThere(path, argument.name, contents, names) };
}

async function readText(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of chunks) if (text.length <= mostBytes) text += decoder.decode(chunk, { stream: true });
  return text + decoder.decode();
}

function notThere(path: string, capture: string, contents: ReadContents, names: ReadonlySet<string>): MemcaseError {
  const refusal = contents.refused.find((each) => each.path === path);
  const why = refusal === undefined ? '' : ` The kernel refused it at capture: ${refusal.errno}.`;
  return new MemcaseError({
    code: 'no-such-path',
    exit: exitCodes.notFound,
    what: `There is no ${showName(path)} in ${showName(capture)}.${why}`,
    next: showName(
      suggest(
        path,
        [...names].filter((name) => isNear(name, path)),
        `memcase show ${capture} lists what was captured.`,
      ),
    ),
  });
}

/** In the same folder, or of the same name in another one. */
function isNear(name: string, path: string): boolean {
  const cut = (text: string): readonly [string, string] => [
    text.slice(0, text.lastIndexOf('/') + 1),
    text.slice(text.lastIndexOf('/') + 1),
  ];
  const [[folder, file], [wantedFolder, wanted]] = [cut(name), cut(path)];
  return folder === wantedFolder || file === wanted;
}
