import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importDirectly } from '../../src/tooling/past-doors.mjs';
import { root } from '../../src/tooling/root.mjs';

const direct = (path: string, source: string): string => importDirectly(join(root, path), source, new Map());

describe('imports of the bundle', () => {
  it('come from the file that makes what is imported, not through its door', () => {
    expect(direct('src/capture/match-cgroup.ts', "import { isInContainerPath } from '../kernel/index.ts';")).toBe(
      "import { isInContainerPath as isInContainerPath } from '../kernel/container-names.ts';",
    );
  });

  it('follow a door behind a door, and a name that is changed on the way', () => {
    expect(direct('src/capture/capture.ts', "import { ArchiveWriter as Writer } from '../archive/index.ts';")).toBe(
      "import { ArchiveWriter as Writer } from '../archive/write/archive-writer.ts';",
    );
  });

  it('stay as they are where the door itself makes it, and lose their types', () => {
    expect(direct('src/capture/captured-files.ts', "import { allKernelFiles, type KernelFile } from '../kernel/index.ts';")).toBe(
      "import { allKernelFiles as allKernelFiles } from '../kernel/index.ts';",
    );
  });

  it('are not touched where there is no door', () => {
    const source = "import { readFileSync } from 'node:fs';\nimport { say } from '../say.ts';";
    expect(direct('src/cli/commands/run-capture.ts', source)).toBe(source);
  });

  it('pass on what a door passes on', () => {
    expect(direct('src/capture/glob.ts', "export { isGlob } from '../text/index.ts';")).toBe(
      "export { isGlob as isGlob } from '../text/glob.ts';",
    );
  });
});
