import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { makeKernelFile } from '../../src/tooling/new-kernel-file.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const copy = mkdtempSync(join(tmpdir(), 'memcase-new-'));
afterAll(() => {
  rmSync(copy, { recursive: true, force: true });
});

test('a new kernel file is one folder and one list, and compiles as it was made', { timeout: 60_000 }, () => {
  for (const folder of ['kernel', 'text', 'units', 'contract'])
    cpSync(join(root, 'src', folder), join(copy, 'src', folder), { recursive: true });
  cpSync(join(root, 'src/tooling/pure-globals.d.ts'), join(copy, 'pure-globals.d.ts'));
  const kernel = join(copy, 'src/kernel');
  const listed = (): ReadonlyMap<string, string> =>
    new Map(
      readdirSync(kernel)
        .filter((name) => name.endsWith('.ts'))
        .map((name) => [name, readFileSync(join(kernel, name), 'utf8')]),
    );
  const before = listed();
  const folder = makeKernelFile(kernel, 'process', 'wchan');
  const changed = [...listed()].filter(([name, text]) => before.get(name) !== text).map(([name]) => name);
  expect(changed).toEqual(['process-files.ts']);
  expect(readdirSync(folder).sort()).toEqual(['en.ts', 'index.ts', 'metrics.ts', 'zh.ts']);
  const options = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8')) as { readonly compilerOptions: object };
  writeFileSync(join(copy, 'package.json'), '{ "type": "module" }');
  writeFileSync(
    join(copy, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: { ...options.compilerOptions, types: [], allowJs: false },
      files: ['pure-globals.d.ts', 'src/kernel/index.ts'],
    }),
  );
  const tsc = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', copy], { encoding: 'utf8' });
  expect(tsc.stdout).toBe('');
  expect(tsc.status).toBe(0);
});

test('a second file of the same name is refused', () => {
  expect(() => makeKernelFile(join(root, 'src/kernel'), 'process', 'statm')).toThrow('there already');
});
