import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allKernelFiles } from '../../src/kernel/index.ts';
import { amountOf, context } from './sturdy.ts';

/** The memory hierarchies of this kernel, by where they usually lie. */
const hierarchies = (
  [
    ['/sys/fs/cgroup/memory', 'cgroup-v1', 'memory.usage_in_bytes'],
    ['/sys/fs/cgroup', 'cgroup-v2', 'cgroup.controllers'],
    ['/sys/fs/cgroup/unified', 'cgroup-v2', 'cgroup.controllers'],
  ] as const
).filter(([folder, , sign]) => existsSync(join(folder, sign)));

describe.skipIf(hierarchies.length === 0)('cgroup files of this kernel (skipped where no hierarchy is mounted)', () => {
  it.each(hierarchies)('of %s are known line by line', (folder, scope) => {
    const children = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    let read = 0;
    for (const directory of [folder, ...children.map(({ name }) => join(folder, name))]) {
      for (const name of readdirSync(directory)) {
        const file = allKernelFiles.find((one) => one.scope === scope && one.capture !== 'never' && one.where.includes(name));
        if (file === undefined) continue;
        let bytes: Uint8Array;
        try {
          bytes = new Uint8Array(readFileSync(join(directory, name)));
        } catch {
          continue;
        }
        const { notes } = file.parse(bytes, { ...context, path: join(directory, name) });
        // Newer kernels than the table may have lines of their own; nothing else may be left over.
        expect([join(directory, name), notes.filter(({ code }) => code !== 'unknown-field')]).toEqual([join(directory, name), []]);
        read += 1;
      }
    }
    expect(read).toBeGreaterThan(0);
  });

  it.runIf(hierarchies.some(([, scope]) => scope === 'cgroup-v1'))(
    'of the version 1 root add up: usage is anonymous memory and cache',
    () => {
      const read = (name: string) => new Uint8Array(readFileSync(`/sys/fs/cgroup/memory/${name}`));
      const file = (id: string) => allKernelFiles.find((one) => one.id === id);
      const usage = file('v1:memory')?.parse(read('memory.usage_in_bytes'), { ...context, path: 'memory.usage_in_bytes' });
      const stat = file('v1:memory.stat')?.parse(read('memory.stat'), context);
      if (usage === undefined || stat === undefined) throw new Error('not registered');
      const parts = Number(amountOf(stat, 'total_rss')) + Number(amountOf(stat, 'total_cache'));
      // Read one after the other on a machine at work.
      expect(Math.abs(Number(amountOf(usage, 'memory.usage_in_bytes')) - parts)).toBeLessThan(parts / 10 + 64 * 2 ** 20);
    },
  );
});
