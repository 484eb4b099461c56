import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, chmod, mkdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { extract } from 'tar-stream';
import { MemcaseError } from '../../contract/index.ts';
import { openCacheFolder } from './cache-folder.ts';
import { embeddedVersion, files, type PinnedFile } from './embedded-files.ts';
import { ownUid } from './identity.ts';

export interface EmbeddedBrowser {
  readonly path: string;
  /** NSS, NSPR and expat, for systems that lack them. */
  readonly libraries: string;
  readonly fonts: string;
}

/** Whether the optional package is installed in the version that this source knows, on a system it runs on; else why not. */
export function embeddedPackage(): { readonly folder: string } | { readonly missing: string } {
  if (process.platform !== 'linux' || process.arch !== 'x64') return { missing: 'the embedded Chromium runs on Linux x64 only' };
  try {
    const require = createRequire(import.meta.url);
    // The package exports its code only; its files lie two folders above it.
    const folder = join(dirname(require.resolve('@sparticuz/chromium')), '../..');
    const found: unknown = require(join(folder, 'package.json'));
    const version = typeof found === 'object' && found !== null && 'version' in found ? String(found.version) : '?';
    return version === embeddedVersion ? { folder } : { missing: `@sparticuz/chromium is ${version}, not ${embeddedVersion}` };
  } catch {
    return { missing: 'the optional package @sparticuz/chromium is not installed' };
  }
}

/**
 * The embedded browser, unpacked where only its owner can write and compared with the hashes in this source at each start.
 *
 * @throws MemcaseError exit 8 when it can't be unpacked or is not what it should be
 */
export async function prepareEmbedded(packageFolder: string): Promise<EmbeddedBrowser> {
  const cache = await openCacheFolder(process.env, homedir());
  const folder = join(cache, `chromium-${embeddedVersion}`);
  if (!(await isIntact(folder))) await unpack(packageFolder, folder);
  return { path: join(folder, 'chromium'), libraries: join(folder, 'lib'), fonts: join(folder, 'fonts/Open_Sans') };
}

async function isIntact(folder: string): Promise<boolean> {
  for (const file of files) if ((await digestOf(join(folder, file.path))) !== file.sha256) return false;
  return true;
}

async function digestOf(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  } catch {
    return null;
  }
  return hash.digest('hex');
}

/** Into a folder beside the final one, which takes its place whole: a second process at the same time does no harm. */
async function unpack(packageFolder: string, folder: string): Promise<void> {
  const readable = ownUid() === 0;
  const fresh = `${folder}.${randomBytes(6).toString('hex')}`;
  try {
    await mkdir(fresh, { mode: readable ? 0o755 : 0o700 });
    const bin = join(packageFolder, 'bin');
    await pipeline(
      createReadStream(join(bin, 'chromium.br')),
      createBrotliDecompress(),
      createWriteStream(join(fresh, 'chromium'), { mode: readable ? 0o755 : 0o700 }),
    );
    await unpackTar(join(bin, 'al2023.tar.br'), fresh, readable);
    await unpackTar(join(bin, 'fonts.tar.br'), fresh, readable);
    if (!(await isIntact(fresh))) throw new Error('its files are not those that this version of memcase was tested with');
    await rm(folder, { recursive: true, force: true });
    await rename(fresh, folder).catch(async (error: unknown) => {
      if (!(await isIntact(folder))) throw error;
    });
  } catch (error) {
    throw new MemcaseError(
      {
        code: 'embedded-browser',
        exit: 8,
        what: `The embedded Chromium could not be unpacked into ${folder}: ${error instanceof Error ? error.message : String(error)}.`,
        next: 'Free some 250 MB there, set XDG_CACHE_HOME, or name another browser with --browser.',
      },
      error,
    );
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

/** Only the files that are pinned, under the names that are pinned: what else the archive may hold is passed over. */
async function unpackTar(archive: string, folder: string, readable: boolean): Promise<void> {
  const wanted = new Map<string, PinnedFile>(files.map((file) => [file.path, file]));
  const reader = extract();
  const reading = pipeline(createReadStream(archive), createBrotliDecompress(), reader);
  for await (const entry of reader) {
    const file = wanted.get(entry.header.name);
    if (file === undefined || entry.header.type !== 'file') {
      entry.resume();
      continue;
    }
    const path = join(folder, file.path);
    await mkdir(dirname(path), { recursive: true, mode: readable ? 0o755 : 0o700 });
    await pipeline(entry, createWriteStream(path, { mode: readable ? 0o755 : 0o700 }));
  }
  await reading;
  // Modes above are cut by the umask; the browser's own user must be able to read.
  if (readable)
    for (const file of files)
      await access(join(folder, file.path)).then(
        () => chmod(join(folder, file.path), 0o755),
        () => undefined,
      );
}
