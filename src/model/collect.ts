import type { CapturedFile } from '../archive/captured.ts';
import {
  countMappings,
  type ChunkParser,
  type KernelFile,
  type KernelRecord,
  type MappingTable,
  type ParseContext,
} from '../kernel/index.ts';
import type { Parsed } from '../text/index.ts';
import { HeldBytes } from './held-bytes.ts';
import { locate, type Location } from './locate.ts';

/** A small file, kept as bytes until the facts of the host (page size, hierarchy versions) are known. */
export interface HeldFile {
  readonly path: string;
  readonly location: Location;
  readonly bytes: Uint8Array;
  readonly cut: boolean;
}

/** A mapping file, parsed while it streamed by. */
export interface MappedFile {
  readonly path: string;
  readonly parsed: Parsed<KernelRecord>;
  readonly cut: boolean;
}

/** What one sample of a capture brought, before it is assembled. */
export interface CollectedSample {
  readonly held: Map<string, HeldFile>;
  readonly room: HeldBytes;
  /** By pid. */
  readonly smaps: Map<number, MappedFile>;
  readonly maps: Map<number, MappedFile>;
  readonly mapsCounts: Map<number, number>;
  /** A maps file that is parsed only if no smaps of the same process comes next. */
  waiting: WaitingMaps | null;
  /** Paths that no registry entry knows, kept so that nothing is lost without a word. */
  readonly unknown: string[];
}

interface WaitingMaps {
  readonly pid: number;
  readonly held: Omit<HeldFile, 'location'>;
  readonly file: KernelFile;
  readonly context: ParseContext;
}

export type Collection = Map<number, CollectedSample>;

/** Files above this are mapping files or nothing that memcase reads whole. */
const heldAtMost = 64 * 2 ** 20;
/** Of a process at vm.max_map_count maps has 3 to 5 MB. */
const waitingAtMost = 8 * 2 ** 20;

/**
 * Takes one file of a capture: mapping files are parsed chunk by chunk, everything else is small and held.
 *
 * @param keep which files the asked output needs; others are passed over unread
 */
export function collectFile(
  collection: Collection,
  file: CapturedFile,
  pageSize: number,
  keep: (path: string) => boolean = () => true,
): void | Promise<void> {
  const sample = sampleOf(collection, file.sample);
  const location = locate(file.path);
  if (location === null) {
    sample.unknown.push(file.path);
    return;
  }
  if (!keep(file.path)) return;
  if (location.scope === 'process' && location.file.stream !== undefined) {
    const context = { path: file.path, pageSize, wordSize: null, ticksPerSecond: 100, ...(file.size === null ? {} : { size: file.size }) };
    if (location.file.id === 'maps' && (file.size ?? Infinity) <= waitingAtMost) {
      settleWaiting(sample, null);
      return withWhole(file, (bytes) => {
        const held = { path: file.path, bytes, cut: file.cut === true };
        sample.waiting = { pid: location.pid, held, file: location.file, context };
      });
    }
    settleWaiting(sample, location.file.id === 'smaps' ? location.pid : null);
    const parser = location.file.stream(context);
    const end = (): void => {
      takeMappings(sample, location.file, location.pid, { path: file.path, parsed: parser.end(), cut: file.cut === true });
    };
    if (file.whole === undefined) return pour(file, parser).then(end);
    parser.push(file.whole);
    end();
    return;
  }
  return withWhole(file, (bytes) => {
    // A copy: a slice of what was unpacked would hold on to all of it.
    const kept = sample.room.take(bytes.length);
    kept.set(bytes);
    sample.held.set(file.path, { path: file.path, location, bytes: kept, cut: file.cut === true });
  });
}

/** Ends the waiting of a maps file: where smaps of its process comes, all that is still asked of it is how many mappings it lists. */
export function settleWaiting(sample: CollectedSample, smapsOf: number | null): void {
  const { waiting } = sample;
  sample.waiting = null;
  if (waiting === null) return;
  const { pid, held, file, context } = waiting;
  if (pid === smapsOf || sample.smaps.has(pid)) sample.mapsCounts.set(pid, countMappings(held.bytes));
  else takeMappings(sample, file, pid, { path: held.path, parsed: file.parse(held.bytes, context), cut: held.cut });
}

function takeMappings(sample: CollectedSample, file: KernelFile, pid: number, mapped: MappedFile): void {
  if (file.id === 'smaps') {
    sample.smaps.set(pid, mapped);
    // The table of maps has nothing that smaps has not; only its count is needed to see tearing.
    sample.maps.delete(pid);
    return;
  }
  sample.mapsCounts.set(pid, (mapped.parsed.record as MappingTable).count);
  if (!sample.smaps.has(pid)) sample.maps.set(pid, mapped);
}

async function pour(file: CapturedFile, parser: ChunkParser): Promise<void> {
  for await (const chunk of file.chunks()) parser.push(chunk);
}

/** All bytes of a file: at once, where nothing has to be waited for. */
function withWhole(file: CapturedFile, take: (bytes: Uint8Array) => void): void | Promise<void> {
  if (file.whole === undefined) return readWhole(file).then(take);
  take(file.whole);
}

async function readWhole(file: CapturedFile): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of file.chunks()) {
    if (size > heldAtMost) continue;
    chunks.push(chunk);
    size += chunk.length;
  }
  const [only] = chunks;
  if (only !== undefined && chunks.length === 1) return only;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function sampleOf(collection: Collection, number: number): CollectedSample {
  let sample = collection.get(number);
  if (sample === undefined) {
    sample = {
      held: new Map(),
      room: new HeldBytes(),
      smaps: new Map(),
      maps: new Map(),
      mapsCounts: new Map(),
      waiting: null,
      unknown: [],
    };
    collection.set(number, sample);
  }
  return sample;
}
