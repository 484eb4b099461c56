import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allKernelFiles, type ParseContext } from '../../src/kernel/index.ts';
import { valuesOf } from './sturdy.ts';

const corpus = process.env['MEMCASE_CORPUS'];
const samples = `${corpus ?? ''}/samples`;
const present = corpus !== undefined && existsSync(samples);

const names: readonly string[] = [
  ...['status', 'stat', 'statm', 'cgroup', 'mountinfo', 'comm', 'cmdline', 'limits', 'oom_score', 'oom_score_adj', 'oom_adj'],
  ...['io', 'ksm_stat', 'ksm_merging_pages'],
];
const files = allKernelFiles.filter(({ id, scope }) => scope === 'process' && names.includes(id));

/** Files below a process directory: `SET/proc/812/status`, `SET/proc/self/mountinfo`. */
const paths = present
  ? readdirSync(samples, { recursive: true, encoding: 'utf8' }).filter((path) => /(?:^|\/)proc\/(?:[0-9]+|self)\/[a-z_]+$/u.test(path))
  : [];

const contextOf = (path: string): ParseContext => ({
  path: path.slice(path.lastIndexOf('proc/')),
  pageSize: 4096,
  wordSize: path.startsWith('innofirmware') ? 32 : 64,
  ticksPerSecond: 100,
});

describe.skipIf(!present)('published files of processes (skipped without MEMCASE_CORPUS)', () => {
  for (const file of files) {
    const own = paths.filter((path) => basename(path) === file.id);
    it.skipIf(own.length === 0)(`lose nothing: ${file.title}`, () => {
      const counts: Record<string, number> = {};
      for (const path of own) {
        const bytes = new Uint8Array(readFileSync(`${samples}/${path}`));
        const { record, notes } = file.parse(bytes, contextOf(path));
        if (bytes.length > 0) expect(valuesOf(record).size + notes.length, path).toBeGreaterThan(0);
        for (const { code } of notes) {
          const key = `${path.split('/')[0] ?? ''}: ${code}`;
          counts[key] = (counts[key] ?? 0) + 1;
        }
      }
      expect({ files: own.length, notes: counts }).toMatchSnapshot();
    });
  }
});
