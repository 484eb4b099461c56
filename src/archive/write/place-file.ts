import { constants, type PathLike } from 'node:fs';
import { link, lstat, open, rename, unlink } from 'node:fs/promises';

function errnoOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/**
 * Gives a finished temporary file its name without ever replacing what has that name already: link(2) fails then. On file
 * systems without hard links the name is taken by an empty file first, which only we can have made.
 *
 * @returns false when the name is taken
 */
export async function placeFile(temporary: string, final: string): Promise<boolean> {
  try {
    await link(temporary, final);
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === 'EEXIST') return false;
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV', 'EACCES'].includes(errno)) throw error;
    return takeName(temporary, final);
  }
  await unlink(temporary);
  return true;
}

async function takeName(temporary: string, final: string): Promise<boolean> {
  try {
    const handle = await open(final, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY | constants.O_NOFOLLOW, 0o600);
    await handle.close();
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    throw error;
  }
  await rename(temporary, final);
  return true;
}

/** Makes the names in a folder survive a crash. Some file systems can't; then they do as they do. */
export async function syncFolder(folder: PathLike): Promise<void> {
  try {
    const handle = await open(folder, constants.O_RDONLY | constants.O_DIRECTORY);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!['EINVAL', 'EACCES', 'EBADF', 'ENOTSUP', 'EPERM'].includes(errnoOf(error))) throw error;
  }
}

/** What stands at a path, not following a link there. */
export async function kindAt(path: PathLike): Promise<'nothing' | 'stream' | 'something'> {
  try {
    const stat = await lstat(path);
    return stat.isCharacterDevice() || stat.isFIFO() ? 'stream' : 'something';
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return 'nothing';
    throw error;
  }
}
