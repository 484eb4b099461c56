// @ts-check
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { listSourceFiles } from './source-files.mjs';

/**
 * What ties the repository to one machine. Written as patterns that do not match themselves.
 * @type {readonly { pattern: RegExp, why: string, except?: readonly string[] }[]}
 */
const forbidden = [
  // A path below another folder (/proc/1/root/...) is the kernel's; one at the start of a word is somebody's home.
  { pattern: /(?<![\w.}\])>*$-])\/(?:work|root)\//, why: 'an absolute path of one machine' },
  { pattern: /\/\/[\w.-]*(?:npmj[s]|regist[r]y|artifactor[y]|verdacci[o])[\w.-]*[:/]/i, why: 'the address of a package host' },
  { pattern: /\.\.\/share[d]\b/, why: 'material outside the repository: tests take it from MEMCASE_CORPUS', except: ['.ci/run'] },
  { pattern: /^(?:<{7}|>{7})(?: |$)/, why: 'a merge that was not finished' },
];

/** @returns {Promise<import('./check.mjs').Outcome>} */
export async function checkWords() {
  const files = await listSourceFiles();
  if (files === undefined) return { ok: true, detail: 'not a git repository, nothing looked at', output: '' };
  const faults = files.flatMap((path) => {
    const bytes = readFileSync(join(root, path));
    return bytes.includes(0) ? [] : findWords(path, bytes.toString('utf8'));
  });
  return { ok: faults.length === 0, detail: `${files.length} files`, output: faults.join('\n') };
}

/**
 * @param {string} path
 * @param {string} text
 * @returns {string[]}
 */
export function findWords(path, text) {
  const rules = forbidden.filter(({ except }) => except?.includes(path) !== true);
  return text
    .split('\n')
    .flatMap((line, index) =>
      rules.filter(({ pattern }) => pattern.test(line)).map(({ why }) => `${path}:${index + 1}: ${why}: ${line.trim().slice(0, 120)}`),
    );
}
