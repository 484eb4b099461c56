import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReadBounds } from './captured.ts';
import { chooseRoot, findRoot } from './capture-root.ts';
import { refuseLive } from './folder/live-file-system.ts';
import type { ArchiveMember, StoredMember } from './member.ts';
import { checkMemberName } from './member-name.ts';
import { readHeader } from './memcase/read-header.ts';
import { openMembers, type InputShape } from './open-members.ts';
import { ownPath } from './own-files.ts';
import { readWhole } from './read-whole.ts';
import { overBound } from './refusals.ts';

/** Where the capture lies in its input. */
export interface CapturePlace {
  readonly root: string;
  /** Whether a header of ours was seen there. */
  readonly isMemcase: boolean;
  /** Other folders with a proc/ or sys/, deeper than it or not asked for. */
  readonly others: readonly string[];
}

/** Headers are a few kilobytes, with many selectors some more. */
const headerBytes = 16 * 2 ** 20;

interface Found {
  readonly roots: Set<string>;
  readonly headers: Set<string>;
}

/**
 * Finds the capture in a file or folder before any of it is handed out, because the outermost proc/ may come last. An archive of
 * ours begins with its header, and is known after that.
 *
 * @returns null when there is nothing that could be one: reading it will say why
 */
export async function surveyInput(
  shape: Exclude<InputShape, { readonly kind: 'stream' }>,
  asked: string | undefined,
  bounds: ReadBounds,
  signal: AbortSignal | undefined,
): Promise<CapturePlace | null> {
  const found: Found = { roots: new Set(), headers: new Set() };
  const isKernelFolder = (path: string): boolean => /(?:^|\/)(?:proc|sys)$/u.test(path);
  const opened = await openMembers(shape, shape.path, { from: '', enter: (path) => !isKernelFolder(path) }, bounds, signal);
  let files = 0;
  let members = 0;
  try {
    for (let member = await opened.next(); member !== null; member = await opened.next()) {
      signal?.throwIfAborted();
      members += 1;
      if (members > bounds.members) throw overBound(shape.path, 'members', String(bounds.members));
      const checked = checkMemberName(member.name, bounds);
      if (checked.state === 'unsafe') continue;
      if (shape.kind === 'folder') await meetFolder(shape.path, checked.path, member, found, isKernelFolder);
      if (member.kind !== 'file') continue;
      files += 1;
      await meetFile(checked.path, member, found);
      if (files === 1 && asked === undefined && shape.kind === 'file' && found.headers.size === 1) break;
    }
  } finally {
    await opened.close();
  }
  const candidates = new Set([...found.headers, ...found.roots]);
  const root = chooseRoot(shape.path, candidates, asked);
  if (root === null) return null;
  candidates.delete(root);
  return { root, isMemcase: found.headers.has(root), others: [...candidates] };
}

async function meetFile(path: string, member: StoredMember, found: Found): Promise<void> {
  const own = ownPath(path);
  if (own?.name === 'capture.json') {
    const bytes = await readWhole(member, headerBytes);
    if (bytes !== null && readHeader(bytes).state !== 'no-header') found.headers.add(own.root);
  }
  const root = findRoot(path);
  if (root !== null) found.roots.add(root);
}

/** A proc/ with nothing in it is the mount point of a root file system, no capture. */
async function meetFolder(
  top: string,
  path: string,
  member: ArchiveMember,
  found: Found,
  isKernelFolder: (path: string) => boolean,
): Promise<void> {
  if (member.kind !== 'directory' || !isKernelFolder(path)) return;
  const onDisk = join(top, path);
  await refuseLive(onDisk, onDisk);
  const inside = await readdir(onDisk).catch(() => []);
  const root = inside.length === 0 ? null : findRoot(`${path}/file`);
  if (root !== null) found.roots.add(root);
}
