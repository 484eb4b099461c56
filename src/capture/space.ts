import { statfs } from 'node:fs/promises';
import { exitCodes, MemcaseError } from '../contract/index.ts';
import { formatBytes } from '../units/index.ts';
import type { Target } from './resolve-targets.ts';

const memoryTypes = new Set([0x0102_1994, 0x8584_58f6]);
/** Compressed bytes: of a process's small files, of its mappings for each resident MiB, and of host and cgroups. */
const perProcess = 6 * 1024;
const perResidentMiB = 2 * 1024;
const fixed = 256 * 1024;

/** What the archive will take on disk, roughly and rather too much. Bytes. */
export function estimateArchiveBytes(targets: readonly Target[], pageSize: number, samples: number): number {
  const full = Math.min(samples, 2);
  const one = targets.reduce((sum, { stat }) => sum + perProcess + ((stat.residentPages * pageSize) / 2 ** 20) * perResidentMiB, fixed);
  const cheap = Math.max(0, samples - full) * (targets.length * 2048 + fixed);
  return Math.round(one * full + cheap);
}

export interface Space {
  readonly freeBytes: number;
  /** A tmpfs or ramfs: to fill it is to take memory from what is being examined. */
  readonly isMemory: boolean;
}

/** Free space where the archive goes; null where that can't be asked. */
export async function examineSpace(folder: string): Promise<Space | null> {
  try {
    const { type, bavail, bsize } = await statfs(folder);
    return { freeBytes: bavail * bsize, isMemory: memoryTypes.has(type) };
  } catch {
    return null;
  }
}

/** Refuses to begin what would not fit. In a memory file system a capture takes a tenth of what is free at most. */
export function checkSpace(space: Space, neededBytes: number, minFreeBytes: number, folder: string): void {
  const allowed = Math.max(0, space.freeBytes - minFreeBytes) * (space.isMemory ? 0.1 : 1);
  if (neededBytes <= allowed) return;
  throw new MemcaseError({
    code: 'no-space',
    exit: exitCodes.usage,
    what: `the archive may take ${formatBytes(neededBytes)}, but ${folder} has ${formatBytes(space.freeBytes)} free${space.isMemory ? ' in a file system that is memory itself' : ''}.`,
    meaning: 'Nothing was captured.',
    next: 'Write elsewhere with -o, pipe with -o -, or select fewer processes.',
  });
}
