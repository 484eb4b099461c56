import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holds, hostIdentities, HostReader } from './host-identities.ts';

const corpus = process.env['MEMCASE_CORPUS'];
const hosts = `${corpus ?? ''}/hosts`;
const present = corpus !== undefined && existsSync(hosts);

/** These captures took seconds and filled the page cache while they ran. */
const slack = 32 * 1024 ** 2;

describe.skipIf(!present)('identities between host files on whole hosts (skipped without MEMCASE_CORPUS)', () => {
  let root = '';
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'memcase-host-identities-'));
  });
  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });

  const folders = (path: string): string[] =>
    present ? readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])) : [];
  const archives = folders(hosts).flatMap((host) =>
    folders(`${hosts}/${host}`).flatMap((scenario) => ['before', 'after'].map((side) => `${host}/${scenario}/${side}`)),
  );

  it.each(archives)('hold on %s', (archive) => {
    const folder = join(root, archive.replaceAll('/', '-'));
    const wanted = [
      './proc/meminfo',
      './proc/vmstat',
      './proc/zoneinfo',
      './proc/buddyinfo',
      './proc/slabinfo',
      './proc/swaps',
      './proc/pressure',
      './proc/sys/vm',
    ];
    execFileSync('tar', ['xzf', `${hosts}/${archive}.tar.gz`, `--one-top-level=${folder}`, ...wanted, './sys/kernel/mm/hugepages']);
    const host = new HostReader((path) => {
      const file = join(folder, path);
      return existsSync(file) ? new Uint8Array(readFileSync(file)) : undefined;
    }, 4096);
    const identities = hostIdentities(host, 4096, slack);
    expect(identities.length).toBeGreaterThan(24);
    expect(identities.filter((identity) => !holds(identity))).toEqual([]);
  });
});
