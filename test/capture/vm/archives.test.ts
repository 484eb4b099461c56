import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkArchive, machines } from './check-archive.ts';

describe('an archive that the collector made inside a real kernel', () => {
  test.each(machines)(
    '$kernel, cgroup $mode: every process is in its own cgroup, and the kill is named from the kernel log',
    async (machine) => {
      const folder = join(import.meta.dirname, 'archives', `${machine.kernel}-${machine.mode}`);
      expect(await checkArchive(folder, 'named', machine)).toBeGreaterThan(8);
    },
  );
});
