import { realpath, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { liveFileSystem } from '../refusals.ts';

/** File systems whose files the kernel makes up while they are read. Source: linux/magic.h, statfs(2). */
const made: ReadonlyMap<number, string> = new Map([
  [0x9fa0, 'procfs'],
  [0x62656572, 'sysfs'],
  [0x27e0eb, 'cgroup file system'],
  [0x63677270, 'cgroup2 file system'],
]);

/** Where a folder that stands for `/` has the live file systems mounted. */
const usual = ['proc', 'sys', 'sys/fs/cgroup'];

/**
 * Refuses a file or folder that lies on procfs, sysfs or cgroupfs.
 *
 * @throws MemcaseError (usage)
 */
export async function refuseLive(path: string | Buffer, shown: string): Promise<void> {
  const type = await fileSystemType(path);
  const name = type === null ? undefined : made.get(type);
  if (name !== undefined) throw liveFileSystem(shown, name);
}

/** The same for a folder and for the places below it where they are mounted: `/` holds no capture either. */
export async function refuseLiveFolder(top: string): Promise<void> {
  await refuseLive(top, top);
  const real = await realpath(top).catch(() => top);
  for (const place of usual) {
    const path = join(real, place);
    // A link to /proc is no mount: it will not be followed.
    if ((await realpath(path).catch(() => null)) === path) await refuseLive(path, join(top, place));
  }
}

async function fileSystemType(path: string | Buffer): Promise<number | null> {
  try {
    return (await statfs(path)).type;
  } catch {
    return null;
  }
}
