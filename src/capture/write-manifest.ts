import { gunzipSync, gzipSync } from 'node:zlib';
import type { ArchiveWriter } from '../archive/index.ts';
import type { CapturedFact, Manifest, ManifestEntry } from '../contract/index.ts';
import type { Recorder } from './recorder.ts';

/** Entries of a large host make tens of megabytes of JSON: they are written some at a time. */
const atOnce = 500;
/** Lists that are as long as the host is large: one element a line, so that they can be searched with grep. */
const long = ['entries', 'facts', 'processes'] as const;

/** What was kept of such a list: gzip members with a line for each, ended by a comma, and elements. */
interface Kept {
  readonly ready: readonly Uint8Array[];
  readonly own: readonly unknown[];
}

/** Writes the last member, `manifest.json`: what was written where it was read goes into it as it is. */
export async function writeManifest(writer: ArchiveWriter, manifest: Manifest, recorder: Recorder): Promise<void> {
  const kept: Record<(typeof long)[number], Kept> = {
    entries: { ready: recorder.ready.entries, own: recorder.entries },
    facts: { ready: recorder.ready.facts, own: recorder.facts },
    processes: { ready: [], own: recorder.processes },
  };
  const pieces: Uint8Array[] = [];
  const put = (text: string): void => void pieces.push(gzipSync(text, { level: 2 }));
  // The lists themselves are not asked for: that would unpack them.
  const short = Object.keys(manifest).map((key) => [key, key in kept ? `\0${key}` : manifest[key as keyof Manifest]] as const);
  let before = '';
  for (const part of JSON.stringify(Object.fromEntries(short), null, 1).split('"\\u0000')) {
    const name = long.find((one) => part.startsWith(`${one}"`));
    if (name === undefined) {
      before += pieces.length === 0 && before === '' ? part : `"\\u0000${part}`;
      continue;
    }
    put(`${before}[`);
    putList(kept[name], pieces, put);
    before = `\n ]${part.slice(name.length + 1)}`;
  }
  put(`${before}\n`);
  await writer.addPacked('manifest.json', pieces, { bytes: pieces.reduce((sum, piece) => sum + textBytes(piece), 0), sha256: '' });
}

function putList({ ready, own }: Kept, pieces: Uint8Array[], put: (text: string) => void): void {
  const last = ready.at(-1);
  pieces.push(...ready.slice(0, -1));
  // The comma behind the very last line is one too many.
  if (last !== undefined && own.length > 0) pieces.push(last);
  else if (last !== undefined) put(textOf([last]).slice(0, -1));
  for (let at = 0; at < own.length; at += atOnce) {
    const lines = own.slice(at, at + atOnce).map((element) => `\n  ${JSON.stringify(element)}`);
    put(`${at === 0 ? '' : ','}${lines.join(',')}`);
  }
}

/** The length of what a gzip member holds stands at its end (RFC 1952, ISIZE). */
function textBytes(member: Uint8Array): number {
  return Buffer.from(member.buffer, member.byteOffset, member.length).readUInt32LE(member.length - 4);
}

function textOf(members: readonly Uint8Array[]): string {
  return members.map((member) => gunzipSync(member).toString('latin1')).join('');
}

/** All entries of the manifest, in the order they were read. */
export function entriesOf({ ready, entries }: Recorder): readonly ManifestEntry[] {
  return [...(elementsOf(ready.entries) as ManifestEntry[]), ...entries].sort((a, b) => a.atUsec - b.atUsec);
}

/** All facts of the manifest. */
export function factsOf({ ready, facts }: Recorder): readonly CapturedFact[] {
  return [...(elementsOf(ready.facts) as CapturedFact[]), ...facts];
}

function elementsOf(members: readonly Uint8Array[]): readonly unknown[] {
  return JSON.parse(`[${textOf(members).slice(0, -1)}]`) as readonly unknown[];
}
