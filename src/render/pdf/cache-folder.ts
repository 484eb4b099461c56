import { chmod, lstat, mkdir, realpath } from 'node:fs/promises';
import type { Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import { MemcaseError } from '../../contract/index.ts';
import { ownUid } from './identity.ts';

const sticky = 0o1000;
const othersWrite = 0o002;
const groupWrite = 0o020;
const othersSearch = 0o001;

/**
 * The folder where the embedded browser is unpacked: the user's own, `$XDG_CACHE_HOME/memcase` or `~/.cache/memcase`, mode 0700.
 * Root's is readable (its browser runs as somebody else): `/var/cache/memcase` where root's own cache can't be entered by others.
 *
 * @throws MemcaseError exit 8 when somebody else could put another program there
 */
export async function openCacheFolder(environment: NodeJS.ProcessEnv, home: string): Promise<string> {
  const shared = ownUid() === 0;
  const base = environment['XDG_CACHE_HOME'];
  const own = base !== undefined && base.startsWith('/') ? base : join(home, '.cache');
  const mode = shared ? 0o755 : 0o700;
  await mkdir(own, { recursive: true, mode });
  const parent = shared && !(await canOthersEnter(own)) ? '/var/cache' : own;
  const folder = join(await realpath(parent), 'memcase');
  await mkdir(folder, { recursive: true, mode });
  await refuseForeignHands(folder);
  // The mode above is cut by the umask.
  await chmod(folder, mode);
  return folder;
}

/** Every component must be out of others' reach, or what is checked now could be replaced before it runs. */
async function refuseForeignHands(folder: string): Promise<void> {
  for (let path = folder; ; path = dirname(path)) {
    const stats = await lstat(path);
    const fault = path === folder ? faultOfOwn(stats) : faultOfParent(stats);
    if (fault !== null) {
      throw new MemcaseError({
        code: 'unsafe-cache',
        exit: 8,
        what: `${path} ${fault}, so an embedded browser there could be replaced by somebody else.`,
        next: 'Set XDG_CACHE_HOME to a folder of your own, or name a browser with --browser.',
      });
    }
    if (path === dirname(path)) return;
  }
}

function faultOfOwn(stats: Stats): string | null {
  if (!stats.isDirectory()) return 'is no folder';
  if (stats.uid !== ownUid()) return 'belongs to somebody else';
  return (stats.mode & (othersWrite | groupWrite)) === 0 ? null : 'can be written by others';
}

/**
 * In a folder with the sticky bit (/tmp) nobody can rename what is not theirs. A group that may write is the user's private
 * group on systems with umask 002; any other group is not trusted.
 */
function faultOfParent(stats: Stats): string | null {
  if (stats.uid !== 0 && stats.uid !== ownUid()) return 'belongs to somebody else';
  if ((stats.mode & sticky) !== 0) return null;
  if ((stats.mode & othersWrite) !== 0) return 'can be written by everybody';
  return (stats.mode & groupWrite) !== 0 && stats.gid !== process.getgid?.() && stats.gid !== 0 ? 'can be written by another group' : null;
}

async function canOthersEnter(folder: string): Promise<boolean> {
  for (let path = folder; ; path = dirname(path)) {
    const stats = await lstat(path).catch(() => null);
    if (stats !== null && (stats.mode & othersSearch) === 0) return false;
    if (path === dirname(path)) return true;
  }
}
