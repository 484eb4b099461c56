import type { ByteFeed } from '../byte-feed.ts';
import type { ArchiveMember, Ending, MemberStream } from '../member.ts';
import { decodeName } from '../../text/index.ts';
import { noExtension, readLongName, readPaxRecords, type Extension } from './extended-header.ts';
import { storedMember, type Unread } from './stored-member.ts';
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
  return new TarMembers(feed);
}

class TarMembers implements MemberStream {
  readonly #feed: ByteFeed;
  #ending: Ending = { state: 'truncated', text: 'reading was stopped' };
  #ended = false;
  #extension = noExtension;
  /** Of the member met last. */
  #unread: Unread | null = null;

  constructor(feed: ByteFeed) {
    this.#feed = feed;
  }

  ending(): Ending {
    return this.#ending;
  }

  next(): ArchiveMember | null | Promise<ArchiveMember | null> {
    return this.#fileAtHand() ?? this.#wait();
  }

  /** A file whose header is there already, as nearly all members are. */
  #fileAtHand(): ArchiveMember | null {
    if (this.#extension !== noExtension || this.#unread?.passAtHand() === false) return null;
    this.#unread = null;
    const block = this.#feed.ahead(blockBytes);
    const read = block === null ? null : readTarHeader(block);
    if (read?.state !== 'header' || !isFile(read.header)) return null;
    this.#feed.passAtHand(blockBytes);
    const { name, size } = read.header;
    const { member, unread } = storedMember(this.#feed, decodeName(name), size, paddingOf(size));
    this.#unread = unread;
    return member;
  }

  async #wait(): Promise<ArchiveMember | null> {
    const feed = this.#feed;
    if (this.#ended) return null;
    if (this.#unread !== null && !(await this.#unread.pass())) return this.#end({ state: 'truncated', text: 'it ends inside a file' });
    this.#unread = null;
    for (;;) {
      const block = await feed.exactly(blockBytes);
      if (block.length < blockBytes) {
        const where = block.length === 0 ? 'without the end-of-archive mark' : 'inside a header';
        return this.#end({ state: 'truncated', text: `it ends ${where}` });
      }
      const read = readTarHeader(block);
      if (read.state === 'zero') return this.#end(await readEnd(feed));
      if (read.state === 'damaged') return this.#end({ state: 'damaged', text: read.why });
      const step = await takeHeader(feed, read.header, this.#extension);
      if (step.state === 'stop') return this.#end(step.ending);
      this.#extension = step.state === 'extension' ? step.extension : noExtension;
      if (step.state !== 'member') continue;
      this.#unread = step.unread;
      return step.member;
    }
  }

  /** How the source failed says more than where that left the archive. */
  #end(ending: Ending): null {
    this.#ending = this.#feed.failure ?? ending;
    this.#ended = true;
    return null;
  }
}

const paddingOf = (size: number): number => (blockBytes - (size % blockBytes)) % blockBytes;

const isFile = ({ type, name }: TarHeader): boolean => type === '0' && name.at(-1) !== 0x2f;

type Step =
  | { readonly state: 'extension'; readonly extension: Extension }
  | { readonly state: 'member'; readonly member: ArchiveMember; readonly unread: Unread }
  | { readonly state: 'stop'; readonly ending: Ending };

async function takeHeader(feed: ByteFeed, header: TarHeader, before: Extension): Promise<Step> {
  if ('xgLK'.includes(header.type)) return readExtension(feed, header, before);
  const type = header.type === '0' && before.name === null && !isFile(header) ? '5' : header.type;
  const size = withoutData.has(type) ? 0 : (before.size ?? header.size);
  const name = decodeName(before.name ?? header.name);
  const padding = paddingOf(size);
  if (header.sparseMapGoesOn && !(await skipSparseMap(feed)))
    return { state: 'stop', ending: { state: 'truncated', text: 'it ends inside a header' } };
  const unread: Unread = { passAtHand: () => feed.passAtHand(size + padding), pass: () => feed.skip(size + padding) };
  if (type === '5') return { state: 'member', member: { kind: 'directory', name }, unread };
  if ((type !== '0' && type !== '7') || before.sparse) {
    const { kind, what } = before.sparse
      ? { kind: 'special' as const, what: 'sparse file' }
      : (kinds[type] ?? { kind: 'special', what: 'member of unknown type' });
    return { state: 'member', member: { kind, name, what }, unread };
  }
  return { state: 'member', ...storedMember(feed, name, size, padding) };
}

/** Long names (`L`), pax records (`x`) apply to the next member; global records (`g`) and long link targets (`K`) to nothing of use. */
async function readExtension(feed: ByteFeed, header: TarHeader, before: Extension): Promise<Step> {
  if (header.size > extensionBytes)
    return { state: 'stop', ending: { state: 'damaged', text: 'an extension header is too large to be one' } };
  const bytes = await feed.exactly(header.size);
  const whole = bytes.length === header.size && (await feed.skip(paddingOf(header.size)));
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
