// @ts-check

/**
 * What `npm run NAME` does once packages are installed: `module` runs inside this very process (its signals, exit code and
 * streams are then the person's own), `program` in one of its own.
 * @typedef {{ readonly needsDist: boolean } & (
 *   | { readonly kind: 'nothing' }
 *   | { readonly kind: 'module', readonly path: string }
 *   | { readonly kind: 'program', readonly path: string, readonly args: readonly string[] }
 * )} Job
 */

const vitest = 'node_modules/vitest/vitest.mjs';

/** @type {Readonly<Record<string, Job>>} */
export const jobs = {
  build: { kind: 'nothing', needsDist: true },
  memcase: { kind: 'module', needsDist: true, path: 'dist/cli/main.js' },
  demo: { kind: 'module', needsDist: true, path: 'dist/tooling/demo.js' },
  gallery: { kind: 'module', needsDist: true, path: 'dist/tooling/gallery.js' },
  test: { kind: 'program', needsDist: true, path: vitest, args: ['run', '--project', 'unit'] },
  'test:live': { kind: 'program', needsDist: true, path: vitest, args: ['run', '--project', 'live'] },
  'test:corpus': { kind: 'program', needsDist: true, path: vitest, args: ['run', '--project', 'corpus'] },
  approve: { kind: 'program', needsDist: true, path: vitest, args: ['run', '--project', 'unit', '-u'] },
  bench: { kind: 'program', needsDist: true, path: 'test/bench/bench.mjs', args: [] },
  new: { kind: 'module', needsDist: false, path: 'src/tooling/new-kernel-file.mjs' },
  // The build is one of its steps, so that the others still run when it fails.
  check: { kind: 'module', needsDist: false, path: 'src/tooling/check.mjs' },
};
