import { chmod, mkdtemp, realpath, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCacheFolder } from '../../../src/render/pdf/cache-folder.ts';

const isRoot = process.getuid?.() === 0;
const isPosix = process.platform !== 'win32';

describe.skipIf(!isPosix)("the embedded browser's folder (skipped without POSIX modes)", () => {
  let home: string;
  let umask: number;
  beforeEach(async () => {
    // Under 077 nobody could enter root's new cache, and the folder would be one of the system's.
    umask = process.umask(0o022);
    home = await mkdtemp(join(tmpdir(), 'memcase-home-'));
    await chmod(home, 0o755);
  });
  afterEach(async () => {
    process.umask(umask);
    await rm(home, { recursive: true });
  });
  const openOwn = async (): Promise<string> => {
    const folder = await openCacheFolder({}, home);
    expect(folder).toBe(join(await realpath(home), '.cache/memcase'));
    return folder;
  };

  it('is made in a home that has no cache yet, where the user that runs the browser can enter it and nobody else can write', async () => {
    const folder = await openOwn();
    for (const path of [folder, dirname(folder)]) expect((await stat(path)).mode & 0o777).toBe(isRoot ? 0o755 : 0o700);
  });

  it('is the same at the second start', async () => {
    expect(await openOwn()).toBe(await openOwn());
  });

  it('goes where XDG_CACHE_HOME says, if that is an absolute path', async () => {
    const folder = await openCacheFolder({ XDG_CACHE_HOME: join(home, 'elsewhere') }, '/nowhere');
    expect(folder.endsWith('/elsewhere/memcase')).toBe(true);
    expect((await openCacheFolder({ XDG_CACHE_HOME: 'relative' }, home)).endsWith('/.cache/memcase')).toBe(true);
  });

  it('is refused where everybody can write', async () => {
    const folder = await openOwn();
    await chmod(dirname(folder), 0o777);
    await expect(openCacheFolder({}, home)).rejects.toMatchObject({ failure: { code: 'unsafe-cache', exit: 8 } });
  });

  it('is refused when it is a link to somewhere else', async () => {
    const folder = await openOwn();
    await rm(folder, { recursive: true });
    await symlink(home, folder);
    await expect(openCacheFolder({}, home)).rejects.toMatchObject({ failure: { code: 'unsafe-cache' } });
  });
});
