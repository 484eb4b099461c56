import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { decodeName, encodeName } from '../../text/index.ts';
import type { ArchiveMember, MemberStream } from '../member.ts';
import { errnoOf, openFolderFile } from './folder-file.ts';
import { refuseLive } from './live-file-system.ts';

export interface WalkOptions {
  /** Folder to begin at, below the top; empty for the top. */
  readonly from: string;
  /** Whether to look into a folder, by its path below the top. */
  readonly enter: (path: string) => boolean;
  readonly depth: number;
}

/** One folder on the way down. */
interface Place {
  readonly path: Buffer;
  /** Below the top, as a name; empty for the top. */
  readonly name: string;
  readonly device: number;
  readonly depth: number;
}

/** Members of a folder in the order of their names' bytes. Links are met, never followed. */
export function walkFolder(top: string, options: WalkOptions): MemberStream & { close(): Promise<void> } {
  const members = walk(top, options);
  return {
    next: async () => {
      const step = await members.next();
      return step.done === true ? null : step.value;
    },
    ending: () => ({ state: 'whole' }),
    // The file that is open is closed where reading stops in the middle.
    close: async () => {
      await members.return(undefined);
    },
  };
}

async function* walk(top: string, options: WalkOptions): AsyncGenerator<ArchiveMember> {
  const path = options.from === '' ? Buffer.from(top) : Buffer.concat([Buffer.from(`${top}/`), encodeName(options.from)]);
  const { dev } = await lstat(path);
  yield* walkPlace({ path, name: options.from, device: dev, depth: 1 }, options);
}

async function* walkPlace(place: Place, options: WalkOptions): AsyncGenerator<ArchiveMember> {
  const entries = await listFolder(place.path);
  if (!Array.isArray(entries)) {
    yield { kind: 'refused', name: place.name, errno: entries.errno };
    return;
  }
  for (const entry of entries) {
    const inside = childOf(place, entry.name);
    if (entry.isSymbolicLink()) yield { kind: 'link', name: inside.name, what: 'symbolic link' };
    else if (entry.isDirectory()) {
      yield { kind: 'directory', name: inside.name };
      if (inside.depth <= options.depth && options.enter(inside.name)) yield* walkPlace(await settle(inside), options);
    } else if (!entry.isFile()) yield { kind: 'special', name: inside.name, what: 'special file' };
    else {
      const opened = openFolderFile(inside.path, inside.name);
      try {
        yield opened.member;
      } finally {
        opened.close();
      }
    }
  }
}

function childOf(place: Place, name: Buffer): Place {
  const shown = decodeName(name);
  return {
    path: Buffer.concat([place.path, Buffer.from('/'), name]),
    name: place.name === '' ? shown : `${place.name}/${shown}`,
    device: place.device,
    depth: place.depth + 1,
  };
}

/** Another device below a folder is a mount: it may be a live /proc. */
async function settle(place: Place): Promise<Place> {
  try {
    const { dev } = await lstat(place.path);
    if (dev !== place.device) await refuseLive(place.path, decodeName(place.path));
    return { ...place, device: dev };
  } catch (error) {
    // Gone or unreadable: listing it will say so as a refused member.
    if (errnoOf(error) !== 'EIO') return place;
    throw error;
  }
}

/** Entries sorted by the bytes of their names, or why there are none. */
export async function listFolder(path: Buffer): Promise<Dirent<Buffer>[] | { readonly errno: string }> {
  try {
    const entries = await readdir(path, { encoding: 'buffer', withFileTypes: true });
    return entries.sort((one, other) => Buffer.compare(one.name, other.name));
  } catch (error) {
    return { errno: errnoOf(error) };
  }
}
