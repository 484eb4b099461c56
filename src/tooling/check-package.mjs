// @ts-check
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { npmCommand } from './npm.mjs';
import { root } from './root.mjs';
import { runQuietly } from './spawn.mjs';

/** @typedef {{ filename: string, size: number, files: { path: string }[] }} Packed */

const wanted = [
  /^dist\/index\.js$/,
  /^dist\/index\.d\.ts$/,
  /^dist\/cli\/main\.js$/,
  /^dist\/schema\/.+\.json$/,
  /^templates\/.+\.hbs$/,
  /^LICENSE$/,
];
const unwanted = [/^(?:src|test|snapshots|examples)\//, /^dist\/tooling\//, /^dist\/\./, /\.tgz$/, /\.tsbuildinfo$/];

/**
 * The tarball as it would be published: what is in it, and whether other programs can import it.
 * @returns {Promise<import('./check.mjs').Outcome>}
 */
export async function checkPackage() {
  const folder = mkdtempSync(join(tmpdir(), 'memcase-package-'));
  try {
    const pack = npmCommand(['pack', '--json', '--ignore-scripts', '--pack-destination', folder]);
    const { code, stdout, output } = await runQuietly(pack.command, pack.args, { shell: pack.shell });
    if (code !== 0) return { ok: false, output };
    /** @type {unknown} */
    const told = JSON.parse(stdout);
    const [packed] = /** @type {Packed[]} */ (told);
    if (packed === undefined) return { ok: false, output };
    const tarball = join(folder, packed.filename);
    const judged = [
      judgeContents(packed.files.map(({ path }) => path)),
      await judge(['publint/src/cli.js', 'run', tarball, '--strict']),
      await judge(['@arethetypeswrong/cli/dist/index.js', tarball, '--profile', 'esm-only', '--no-definitely-typed', '--no-emoji']),
    ];
    return {
      ok: judged.every(({ ok }) => ok),
      detail: `${packed.files.length} files, ${Math.round(packed.size / 1024)} KiB packed`,
      output: judged.flatMap((each) => (each.ok ? [] : [each.output])).join('\n'),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {readonly string[]} paths
 * @returns {import('./check.mjs').Outcome}
 */
function judgeContents(paths) {
  const faults = [
    ...wanted.filter((pattern) => !paths.some((path) => pattern.test(path))).map((pattern) => `the package lacks ${pattern.source}`),
    ...paths.filter((path) => unwanted.some((pattern) => pattern.test(path))).map((path) => `the package holds ${path}`),
  ];
  return { ok: faults.length === 0, output: faults.join('\n') };
}

/**
 * @param {readonly [string, ...string[]]} call path in node_modules and arguments
 * @returns {Promise<import('./check.mjs').Outcome>}
 */
async function judge([tool, ...args]) {
  const { code, output } = await runQuietly(process.execPath, [join(root, 'node_modules', tool), ...args]);
  return { ok: code === 0, output };
}
