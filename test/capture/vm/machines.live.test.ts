import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { defaultOptions, parseSelector } from '../../../src/capture/index.ts';
import { printScript } from '../../../src/capture/script/index.ts';
import { checkArchive, machines } from './check-archive.ts';

/** A folder with vm-run.sh, kernels/LABEL/vmlinuz and a root image with busybox: `vm-run.sh LABEL MODE SCRIPT OUTPUT INPUT...`. */
const folder = process.env['MEMCASE_KERNELS'];
const hasQemu = spawnSync('qemu-system-x86_64', ['--version']).status === 0;
const reason = folder === undefined ? 'MEMCASE_KERNELS names no folder' : hasQemu ? null : 'needs qemu-system-x86_64';

const scratch = mkdtempSync(join(tmpdir(), 'memcase-machines-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const scripts = {
  all: printScript({ ...defaultOptions, version: '0.0.0', selectors: parseSelector('all', ''), kernelLog: true }),
  // Small enough to be kept beside this test.
  named: printScript({
    ...defaultOptions,
    version: '0.0.0',
    selectors: [
      ...['sleep', 'unshare'].flatMap((name) => parseSelector('name', name)),
      ...['api.service', 'report.service'].flatMap((unit) => parseSelector('unit', unit)),
      ...['9f2c4be1a07d', '04aa7be3c9d1'].flatMap((id) => parseSelector('container', id)),
    ],
    kernelLog: true,
  }),
};

describe.skipIf(reason !== null)('the collector inside real kernels, in software emulation', () => {
  const present = machines.filter(({ kernel }) => existsSync(join(folder ?? '', 'kernels', kernel, 'vmlinuz')));
  test.each(present)(
    '$kernel, cgroup $mode: finds the cgroup of every process and brings the kill home from the kernel log',
    { timeout: 1_800_000 },
    async (machine) => {
      const output = join(scratch, `${machine.kernel}-${machine.mode}`);
      mkdirSync(output);
      const inputs = Object.entries(scripts).map(([name, script]) => {
        const path = join(scratch, `collect-${name}.sh`);
        writeFileSync(path, script);
        return path;
      });
      const boot = () =>
        spawnSync(
          join(folder ?? '', 'vm-run.sh'),
          [machine.kernel, machine.mode, join(import.meta.dirname, 'guest.sh'), output, ...inputs],
          { encoding: 'utf8', env: { ...process.env, VM_TIMEOUT: '1700' } },
        );
      let run = boot();
      // A kernel that patches its own code while two emulated CPUs run may fall before it starts its first process: no word on the collector.
      if (run.stderr.includes('Kernel panic') && !existsSync(join(output, 'codes'))) run = boot();
      expect([run.status, run.stderr]).toEqual([0, '']);
      expect(readFileSync(join(output, 'codes'), 'utf8')).toBe('all 0\nnamed 0\n');
      for (const name of Object.keys(scripts)) expect(readFileSync(join(output, `${name}.stderr`), 'utf8')).toBe('');
      // Only the program that was killed was put into /tmp by guest.sh.
      expect(readFileSync(join(output, 'left'), 'utf8').trim()).toBe('busybox-hog');
      expect(await checkArchive(output, 'all', machine)).toBeGreaterThan(60);
      expect(await checkArchive(output, 'named', machine)).toBeGreaterThan(8);
    },
  );
});
