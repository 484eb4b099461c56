import type { ByteFeed } from '../byte-feed.ts';
import type { ArchiveMember, Ending, MemberStream } from '../member.ts';
import { decodeName } from '../../text/index.ts';
import { noExtension, readLongName, readPaxRecords, type Extension } from './extended-header.ts';
import { storedMember } from './stored-member.ts';
import { blockBytes, readTarHeader, type TarHeader } from './tar-header.ts';

/** Extension headers hold names; nothing legitimate comes near this. */
const extensionBytes = 1 << 20;

const kinds: Readonly<Record<string, { readonly kind: 'link' | 'special'; readonly what: string }>> = {
  '1': { kind: 'link', what: 'hard link' },
  '2': { kind: 'link', what: 'symbolic link' },
  '3': { kind: 'special', what: 'character device' },
  '4': { kind: 'special', what: 'block device' },
  '6': { kind: 'special', what: 'FIFO' },
  S: { kind: 'special', what: 'sparse file' },
};

/** Types whose size field says nothing about data in the stream. */
const withoutData = new Set(['1', '2', '3', '4', '5', '6']);

/**
 * Members of a tar stream, met front to back, nothing held but the piece in hand. Unlike general tar readers it tells a cut
 * stream from a whole one (the end-of-archive mark is required), hands out the beginning of a cut member, and keeps names as bytes.
 */
export function readTar(feed: ByteFeed): MemberStream {
  const reader = { ending: { state: 'truncated', text: 'reading was stopped' } as Ending };
  return { members: eachMember(feed, reader), ending: () => reader.ending };
}

async function* eachMember(feed: ByteFeed, reader: { ending: Ending }): AsyncGenerator<ArchiveMember> {
  let extension = noExtension;
  for (;;) {
    const block = await feed.exactly(blockBytes);
    if (block.length < blockBytes) {
      const where = block.length === 0 ? 'without the end-of-archive mark' : 'inside a header';
      reader.ending = feed.failure ?? { state: 'truncated', text: `it ends ${where}` };
      return;
    }
    const read = readTarHeader(block);
    if (read.state === 'zero') {
      reader.ending = await readEnd(feed);
      return;
    }
    if (read.state === 'damaged') {
      reader.ending = feed.failure ?? { state: 'damaged', text: read.why };
      return;
    }
    const step = await takeHeader(feed, read.header, extension);
    if (step.state === 'stop') {
      reader.ending = feed.failure ?? step.ending;
      return;
    }
    extension = step.state === 'extension' ? step.extension : noExtension;
    if (step.state !== 'member') continue;
    yield step.member;
    if (!(await step.finish())) {
      reader.ending = feed.failure ?? { state: 'truncated', text: 'it ends inside a file' };
      return;
    }
  }
}

type Step =
  | { readonly state: 'extension'; readonly extension: Extension }
  | { readonly state: 'member'; readonly member: ArchiveMember; readonly finish: () => Promise<boolean> }
  | { readonly state: 'stop'; readonly ending: Ending };

async function takeHeader(feed: ByteFeed, header: TarHeader, before: Extension): Promise<Step> {
  if ('xgLK'.includes(header.type)) return readExtension(feed, header, before);
  const type = header.name.at(-1) === 0x2f && before.name === null && header.type === '0' ? '5' : header.type;
  const size = withoutData.has(type) ? 0 : (before.size ?? header.size);
  const name = decodeName(before.name ?? header.name);
  const padding = (blockBytes - (size % blockBytes)) % blockBytes;
  if (header.sparseMapGoesOn && !(await skipSparseMap(feed)))
    return { state: 'stop', ending: { state: 'truncated', text: 'it ends inside a header' } };
  const passOver = (): Promise<boolean> => feed.skip(size + padding);
  if (type === '5') return { state: 'member', member: { kind: 'directory', name }, finish: passOver };
  if ((type !== '0' && type !== '7') || before.sparse) {
    const { kind, what } = before.sparse
      ? { kind: 'special' as const, what: 'sparse file' }
      : (kinds[type] ?? { kind: 'special', what: 'member of unknown type' });
    return { state: 'member', member: { kind, name, what }, finish: passOver };
  }
  const { member, passRest } = storedMember(feed, name, size);
  return { state: 'member', member, finish: async () => (await passRest()) && (await feed.skip(padding)) };
}

/** Long names (`L`), pax records (`x`) apply to the next member; global records (`g`) and long link targets (`K`) to nothing of use. */
async function readExtension(feed: ByteFeed, header: TarHeader, before: Extension): Promise<Step> {
  if (header.size > extensionBytes)
    return { state: 'stop', ending: { state: 'damaged', text: 'an extension header is too large to be one' } };
  const bytes = await feed.exactly(header.size);
  const whole = bytes.length === header.size && (await feed.skip((blockBytes - (header.size % blockBytes)) % blockBytes));
  if (!whole) return { state: 'stop', ending: { state: 'truncated', text: 'it ends inside a header' } };
  if (header.type === 'L') return { state: 'extension', extension: { ...before, name: readLongName(bytes) } };
  if (header.type !== 'x') return { state: 'extension', extension: before };
  const records = readPaxRecords(bytes);
  if (records.malformed) return { state: 'stop', ending: { state: 'damaged', text: 'an extension header is malformed' } };
  return {
    state: 'extension',
    extension: {
      name: records.name ?? before.name,
      size: records.size ?? before.size,
      sparse: records.sparse || before.sparse,
      malformed: false,
    },
  };
}

async function skipSparseMap(feed: ByteFeed): Promise<boolean> {
  for (;;) {
    const block = await feed.exactly(blockBytes);
    if (block.length < blockBytes) return false;
    if (block[504] !== 1) return true;
  }
}

/** Two zero blocks end an archive; tar pads with more of them. Reading on also reaches the compressed data's own checksum. */
async function readEnd(feed: ByteFeed): Promise<Ending> {
  const second = await feed.exactly(blockBytes);
  if (second.length < blockBytes) return feed.failure ?? { state: 'truncated', text: 'it ends inside the end-of-archive mark' };
  let clean = isZero(second);
  for (;;) {
    const piece = await feed.some(blockBytes * 512);
    if (piece === null) break;
    clean &&= isZero(piece);
  }
  return feed.failure ?? (clean ? { state: 'whole' } : { state: 'damaged', text: 'there is data behind the end-of-archive mark' });
}

function isZero(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0);
}
