import { defineConfig } from 'vitest/config';

/** Where .ci/run wants the machine-readable result; a person at a terminal wants none. */
const reportFile = process.env['MEMCASE_TEST_REPORT'];

const live = 'test/**/*.live.test.ts';
const corpus = 'test/**/*.corpus.test.ts';

export default defineConfig({
  test: {
    // The default leaves a core idle, which on a machine with two is half of it.
    maxWorkers: '100%',
    coverage: { provider: 'v8', include: ['src/**/*.ts'] },
    reporters: reportFile === undefined ? ['default'] : ['default', 'json'],
    ...(reportFile === undefined ? {} : { outputFile: { json: reportFile } }),
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: [live, corpus], testTimeout: 20_000, hookTimeout: 30_000 },
      },
      // Real processes, cgroups, browsers and sshd: they share the machine, so one file after the other.
      { extends: true, test: { name: 'live', include: [live], testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false } },
      { extends: true, test: { name: 'corpus', include: [corpus], testTimeout: 300_000, hookTimeout: 120_000 } },
    ],
  },
});
