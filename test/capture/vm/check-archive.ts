import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { analyze } from '../../../src/analyze.ts';
import { verifyCapture } from '../../../src/archive/index.ts';
import { open } from '../../../src/open.ts';
import { showName } from '../../../src/text/index.ts';

/** Kernel and cgroup hierarchies of a machine: label of the kernel, mode, and what a capture calls it. */
export const machines = [
  { kernel: '6.1', mode: 'v1', cgroupMode: 'v1', memory: '/sys/fs/cgroup/memory' },
  { kernel: '6.1', mode: 'hybrid', cgroupMode: 'hybrid', memory: '/sys/fs/cgroup/memory' },
  { kernel: '6.12', mode: 'v2', cgroupMode: 'v2', memory: '/sys/fs/cgroup' },
  // This kernel is built without the memory controller of version 1: it sits in the version 2 tree beside.
  { kernel: '6.12', mode: 'hybrid', cgroupMode: 'hybrid', memory: '/sys/fs/cgroup/unified' },
] as const;

const docker = '9f2c4be1a07d5538c6e0d4b7a91f3e2288d06c5bb1f4e7903a6d2c8e5f714b90';
const limit = 16 * 2 ** 20;

/**
 * Holds an archive that the collector made inside a machine against what guest.sh noted there.
 *
 * @param folder with `charged` (pid and the directory that is charged for it, as the directories themselves list it) and `victim`
 * @returns how many processes were held against the truth
 */
export async function checkArchive(folder: string, name: string, { cgroupMode, memory }: (typeof machines)[number]): Promise<number> {
  const path = join(folder, `${name}.tar.gz`);
  const linesOf = (file: string): readonly string[] => readFileSync(join(folder, file), 'utf8').trim().split('\n');
  const truth = new Map(linesOf('charged').map((line) => [Number.parseInt(line, 10), line.slice(line.indexOf(' ') + 1)] as const));
  expect(await verifyCapture({ kind: 'path', path })).toMatchObject({ integrity: 'whole', problems: [] });
  const capture = await open(path);
  const { header, manifest } = capture.contents;
  expect(header?.tool.engine).toBe('sh');
  expect(header?.host.cgroupMode).toBe(cgroupMode);
  expect(manifest?.exit).toEqual({ code: 0, reasons: [] });

  const known = (manifest?.processes ?? []).filter(({ pid, state }) => truth.has(pid) && state !== 'vanished' && state !== 'reused');
  expect(known.map(({ pid, cgroupDirectory }) => `${String(pid)} ${cgroupDirectory ?? ''}`)).toEqual(
    known.map(({ pid }) => `${String(pid)} ${showName(truth.get(pid) ?? '')}`),
  );
  // What guest.sh did not see are the collector's own processes, begun later.
  const later = (manifest?.processes ?? []).filter(({ pid }) => !truth.has(pid));
  expect(later.length).toBeLessThan(4);
  const directories = new Set(known.map(({ cgroupDirectory }) => cgroupDirectory));
  const wanted = ['/system.slice/api.service', `/system.slice/docker-${docker}.scope`, '/system.slice/report.service'];
  for (const one of wanted) expect(directories.has(`${memory}${one}`)).toBe(true);
  const processes = [...(capture.snapshots[0]?.processes.values() ?? [])];
  expect(processes.filter(({ identity }) => identity.container === docker)).not.toEqual([]);
  expect(processes.filter(({ identity }) => identity.unit === 'api.service').length).toBeGreaterThan(1);

  const [victim] = linesOf('victim')[0]?.split(' ') ?? [];
  const { findings } = analyze(null, { capture, sample: null });
  expect(findings.find(({ code }) => code === 'oom-kill')).toMatchObject({
    args: {
      cgroup: '/system.slice/report.service',
      limitAt: '/system.slice/report.service',
      limit,
      victim: `busybox-hog (pid ${victim ?? ''})`,
    },
  });
  return known.length;
}
