// @ts-check
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { runQuietly } from './spawn.mjs';

/**
 * Files of the checkout that are or would be committed, relative to it; undefined outside a git repository.
 * @returns {Promise<string[] | undefined>}
 */
export async function listSourceFiles() {
  const { code, stdout } = await runQuietly('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard']).catch(() => ({
    code: 1,
    stdout: '',
  }));
  // A file deleted and not yet committed is still in the index.
  return code === 0 ? stdout.split('\0').filter((path) => path !== '' && existsSync(join(root, path))) : undefined;
}
