import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allKernelFiles, type KernelRecord, type ParseContext } from '../../src/kernel/index.ts';
import type { Parsed } from '../../src/text/index.ts';
import { amountOf, context } from './sturdy.ts';

const corpus = process.env['MEMCASE_CORPUS'];
const present = corpus !== undefined && existsSync(`${corpus}/samples`) && existsSync(`${corpus}/hosts`);

const patterns = allKernelFiles
  .filter(({ scope }) => scope === 'cgroup-v1' || scope === 'cgroup-v2')
  .flatMap((file) =>
    file.where.map((where) => ({ file, pattern: new RegExp(`^${where.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`, 'u') })),
  );

function* filesBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (entry.isFile()) yield path;
  }
}

/** The version is told by what only one of them has in the same directory. */
function versionOf(folder: string): 'cgroup-v1' | 'cgroup-v2' {
  const names = readdirSync(folder);
  return names.includes('cgroup.controllers') ||
    names.includes('memory.current') ||
    names.includes('memory.swap.current') ||
    names.includes('memory.pressure')
    ? 'cgroup-v2'
    : 'cgroup-v1';
}

function parseAll(root: string): { readonly path: string; readonly id: string; readonly parsed: Parsed<KernelRecord> }[] {
  const all: { path: string; id: string; parsed: Parsed<KernelRecord> }[] = [];
  for (const path of filesBelow(root)) {
    if (!/cgroup/u.test(path)) continue;
    const name = path.slice(path.lastIndexOf('/') + 1);
    const scope = versionOf(path.slice(0, path.lastIndexOf('/')));
    const found = patterns.find(({ file, pattern }) => file.scope === scope && pattern.test(name));
    if (found === undefined) continue;
    const on: ParseContext = { ...context, path };
    all.push({ path, id: found.file.id, parsed: found.file.parse(new Uint8Array(readFileSync(path)), on) });
  }
  return all;
}

/** `v1:memory.stat unknown-field 3`: what a change of a parser would change. */
function countNotes(all: readonly { readonly id: string; readonly parsed: Parsed<KernelRecord> }[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { id, parsed } of all)
    for (const { code, text } of parsed.notes) {
      const key = `${id} ${code}${code === 'unknown-field' ? ` ${text.split(/[ =]/u)[0] ?? ''}` : ''}`;
      counts[key] = (counts[key] ?? 0) + 1;
    }
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe.skipIf(!present)('cgroup files of published samples (skipped without MEMCASE_CORPUS)', () => {
  it('are known line by line', () => {
    const all = parseAll(`${corpus ?? ''}/samples`);
    expect(all.length).toBeGreaterThan(1000);
    expect(countNotes(all)).toEqual({});
  });

  it('say no limit in every way that was seen', () => {
    const limits = parseAll(`${corpus ?? ''}/samples`).filter(({ path }) => /\.limit_in_bytes$|memory\.(max|high)$/u.test(path));
    const shown = new Map<string, number>();
    for (const { path, parsed } of limits) {
      const value = String(amountOf(parsed, path.slice(path.lastIndexOf('/') + 1)));
      shown.set(value, (shown.get(value) ?? 0) + 1);
    }
    expect([...shown.keys()].filter((value) => value.length > 12)).toEqual([]);
    expect(shown.get('unlimited')).toBeGreaterThan(50);
  });
});

describe.skipIf(!present)('cgroup files of whole hosts (skipped without MEMCASE_CORPUS)', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'memcase-cgroup-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(['6.12-v2', '6.1-v1'])('of %s are known line by line, and agree with what was done', (host) => {
    execFileSync('tar', [
      'xzf',
      `${corpus ?? ''}/hosts/${host}/oom/after.tar.gz`,
      '-C',
      folder,
      '--one-top-level=' + host,
      './sys/fs/cgroup',
    ]);
    const all = parseAll(join(folder, host));
    expect(all.length).toBeGreaterThan(300);
    expect(countNotes(all)).toEqual({});
    const kills = all.filter(
      ({ path, id }) => path.includes('report.service') && (id === 'v1:memory.oom_control' || id === 'v2:memory.events.local'),
    );
    expect(kills.map(({ parsed }) => amountOf(parsed, 'oom_kill'))).toEqual([1]);
  });
});
