import { createHash, createHmac, randomBytes } from 'node:crypto';
import {
  ArchiveWriter,
  openArchiveOutput,
  readCapture,
  type ArchiveOutput,
  type CapturedFile,
  type OutputTarget,
  type ReadContents,
} from './archive/index.ts';
import { exitCodes, MemcaseError, type CaptureHeader, type Manifest, type ManifestEntry } from './contract/index.ts';
import { locate } from './model/index.ts';
import {
  maskOf,
  Pseudonyms,
  redactArguments,
  redactEntryPath,
  redactHeader,
  redactManifest,
  redactMemberPath,
  redactRefusal,
  ruleFor,
  type Digest,
  type FileRule,
} from './redact/index.ts';
import { decodeName, encodeName, showName } from './text/index.ts';

export interface RedactOptions {
  readonly input: string;
  readonly output: OutputTarget;
  /** Captures that are redacted with one key still diff with each other; null: a key of this run alone. */
  readonly key: Uint8Array | null;
  readonly signal?: AbortSignal;
}

export interface Redacted {
  readonly path: string | null;
  readonly bytes: number;
  readonly sha256: string;
  readonly files: number;
  readonly names: number;
}

interface Whole {
  readonly header: CaptureHeader;
  readonly manifest: Manifest;
  readonly samples: number;
}

/**
 * Rewrites a capture with other names for hosts, users, paths, programs and cgroups: numbers, structure and what belongs together
 * stay. Only a whole archive of memcase is taken, since of any other nobody knows what is in it.
 *
 * @throws MemcaseError for an archive that is damaged (7) or not ours (2), or an output that can't be written (2)
 */
export async function redactCapture(options: RedactOptions): Promise<Redacted> {
  const whole = requireWhole(await readCapture({ kind: 'path', path: options.input }, () => undefined, signalOf(options)), options.input);
  const key = options.key ?? randomBytes(32);
  const digest: Digest = (value) => createHmac('sha256', key).update(encodeName(value)).digest('hex');
  const names = new Pseudonyms(digest);
  const header = redactHeader(whole.header, names);
  const parts = { host: header.host.hostname, target: 'redacted', startedAt: header.startedAt.wall };
  const output = await openArchiveOutput(options.output, parts, null);
  try {
    return await rewrite(whole, header, options, output, names, (value) => digest(value).slice(0, 12));
  } catch (error) {
    await output.discard();
    throw error;
  }
}

function signalOf({ signal }: RedactOptions): { readonly signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}

function requireWhole({ header, manifest, integrity, samples }: ReadContents, input: string): Whole {
  if (header !== null && manifest !== null && integrity === 'whole') return { header, manifest, samples };
  const foreign = header === null;
  throw new MemcaseError({
    code: foreign ? 'not-ours' : 'not-whole',
    exit: foreign ? exitCodes.usage : exitCodes.integrity,
    what: `${showName(input)} is ${foreign ? 'no archive of memcase' : integrity}: what is in it can't be redacted for certain.`,
    next: 'Run memcase verify on it, and redact the archive that memcase wrote.',
  });
}

async function rewrite(
  whole: Whole,
  header: CaptureHeader,
  options: RedactOptions,
  output: ArchiveOutput,
  names: Pseudonyms,
  digest: Digest,
): Promise<Redacted> {
  const writer = new ArchiveWriter(output, output.folder, Math.max(0, Date.parse(header.startedAt.wall) / 1000 || 0));
  await writer.add('capture.json', Buffer.from(`${JSON.stringify(header, null, 1)}\n`));
  const known = new Map(whole.manifest.entries.map((entry) => [entry.path, entry]));
  const entries: ManifestEntry[] = whole.manifest.entries.flatMap((entry) =>
    entry.state === 'refused' ? [redactRefusal(entry, names)] : [],
  );
  let files = 0;
  const visit = async (file: CapturedFile): Promise<void> => {
    const sample = header.samples > 1 ? `${String(file.sample).padStart(4, '0')}/` : '';
    const entry = known.get(showName(`${sample}${file.path}`));
    if (entry?.state !== 'stored') return;
    const rewritten = await rewriteFile(file, names, digest);
    const path = `${sample}${redactMemberPath(file.path, names)}`;
    const stored = await writer.add(path, rewritten.bytes);
    const { cut } = entry;
    entries.push({
      ...entry,
      path: redactEntryPath(entry.path, names),
      ...stored,
      content: rewritten.changed ? 'masked' : entry.content,
      ...(cut === undefined ? {} : { cut }),
    });
    files += 1;
  };
  await readCapture({ kind: 'path', path: options.input }, visit, signalOf(options));
  const manifest = redactManifest(whole.manifest, entries, names);
  await writer.add('manifest.json', Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`));
  const { bytes, sha256 } = await writer.finish();
  return { path: await output.commit(sha256), bytes, sha256, files, names: names.replaced };
}

async function rewriteFile(
  file: CapturedFile,
  names: Pseudonyms,
  digest: Digest,
): Promise<{ readonly bytes: Uint8Array; readonly changed: boolean }> {
  // A file that no rule was made for: of its text nothing is kept but its shape.
  const rule: FileRule =
    locate(file.path) === null ? { kind: 'lines', rule: (line) => maskOf(line, digest) } : ruleFor(file.path, names, digest);
  const before = createHash('sha256');
  const after = createHash('sha256');
  const out: Uint8Array[] = [];
  const put = (text: string): void => {
    const bytes = encodeName(text);
    after.update(bytes);
    out.push(bytes);
  };
  let rest = Buffer.alloc(0);
  for await (const chunk of file.chunks()) {
    before.update(chunk);
    rest = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
    const end = rule.kind === 'lines' ? rest.lastIndexOf(10) + 1 : 0;
    if (end === 0) continue;
    put(rewriteLines(decodeName(rest.subarray(0, end)), rule));
    rest = rest.subarray(end);
  }
  if (rest.length > 0) put(rewriteRest(decodeName(rest), rule, names, digest));
  return { bytes: Buffer.concat(out), changed: before.digest('hex') !== after.digest('hex') };
}

function rewriteLines(text: string, rule: FileRule): string {
  if (rule.kind !== 'lines') return text;
  let out = '';
  for (const line of text.slice(0, -1).split('\n')) {
    const rewritten = line === '' ? '' : rule.rule(line);
    if (rewritten !== null) out += `${rewritten}\n`;
  }
  return out;
}

/** What stands behind the last newline, or a file without lines. */
function rewriteRest(text: string, rule: FileRule, names: Pseudonyms, digest: Digest): string {
  switch (rule.kind) {
    case 'lines':
      return rule.rule(text) ?? '';
    case 'arguments':
      return redactArguments(text, names, digest);
    case 'word': {
      const end = text.endsWith('\n') ? '\n' : '';
      return `${rule.replace(text.slice(0, text.length - end.length))}${end}`;
    }
    default:
      return rule satisfies never;
  }
}
