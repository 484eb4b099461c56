import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { afterAll, describe, expect, it } from 'vitest';
import { compiledFolder, loadCompiled, madeBy, wrapper } from '../../src/tooling/load-compiled.cjs';
import { compileAhead, loadedWith } from '../../src/tooling/compile-ahead.mjs';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** A folder of scripts, compiled but for the last. */
function scripts(texts: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'memcase-compiled-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
  compileAhead(folder, Object.keys(texts).slice(0, -1));
  return folder;
}

const three = {
  'a.js': 'module.exports = { b: require("./b.js"), c: require("./c.js"), join: require("node:path").join, here: __filename };',
  'b.js': 'exports.c = require("./c.js"); exports.square = function (n) { return n * n; };',
  'c.js': 'exports.name = __dirname; exports.lazily = () => import("node:os");',
};

interface A {
  readonly b: { readonly c: unknown; readonly square: (n: number) => number };
  readonly c: { readonly name: string };
  readonly join: unknown;
  readonly here: string;
}

describe('what is compiled when it is built', () => {
  it('exports what it would export otherwise, once, whether it was compiled beforehand or not', () => {
    const folder = scripts(three);
    const a = loadCompiled(folder, './a.js') as A;
    expect(a.b.square(7)).toBe(49);
    expect(a.b.c).toBe(a.c);
    expect(a.join).toBe(join);
    expect([a.here, a.c.name]).toEqual([join(folder, 'a.js'), folder]);
    expect(loadCompiled(folder, './a.js')).toBe(a);
    expect(createRequire(import.meta.url)(join(folder, 'b.js'))).toBe(a.b);
  });

  it('is nothing that loads modules when it runs', async () => {
    const folder = scripts({ ...three, 'd.js': '' });
    expect(readdirSync(join(folder, compiledFolder)).sort()).toEqual(['a.js.code', 'b.js.code', madeBy]);
    const { c } = loadCompiled(folder, './a.js') as { readonly c: { lazily: () => Promise<{ tmpdir: unknown }> } };
    expect((await c.lazily()).tmpdir).toBe(tmpdir);
  });

  it('is code that V8 takes, with functions that nobody has called yet', () => {
    const folder = scripts(three);
    const codeOf = (name: string): Buffer => readFileSync(join(folder, compiledFolder, `${name}.code`));
    const script = new Script(wrapper.join(three['b.js']), { cachedData: codeOf('b.js') });
    expect(script.cachedDataRejected).toBe(false);
    expect(codeOf('b.js').length).toBeGreaterThan(new Script(wrapper.join(`${three['b.js']} `)).createCachedData().length);
  });

  it.each([
    ['is left alone where another Node made it', (place: string) => writeFileSync(join(place, madeBy), '["v99.0.0"]')],
    ['is not needed', (place: string) => rmSync(place, { recursive: true })],
    ['may be cut off', (place: string) => writeFileSync(join(place, 'a.js.code'), readFileSync(join(place, 'a.js.code')).subarray(0, 300))],
    ['may be empty', (place: string) => writeFileSync(join(place, 'b.js.code'), '')],
    [
      'may be of another text',
      (place: string) => writeFileSync(join(place, '../b.js'), 'exports.square = (n) => n ** 2; exports.c = require("./c.js");'),
    ],
    ['may be no file', (place: string) => (rmSync(join(place, 'b.js.code')), mkdirSync(join(place, 'b.js.code')))],
  ])('%s', (_, spoil) => {
    const folder = scripts(three);
    spoil(join(folder, compiledFolder));
    const a = loadCompiled(folder, './a.js') as A;
    expect(a.b.square(7)).toBe(49);
    expect(a.b.c).toBe(a.c);
  });

  it('is a script and all that is loaded with it, but not what is loaded when it is wanted', () => {
    const output = (entryPoint: string | undefined, imports: readonly (readonly [string, 'import-statement' | 'dynamic-import'])[]) => ({
      ...(entryPoint === undefined ? {} : { entryPoint }),
      ...{ bytes: 1, inputs: {}, exports: [] },
      imports: imports.map(([path, kind]) => ({ path, kind })),
    });
    const outputs = {
      'out/program.js': output('src/program.ts', [
        ['out/chunk-A.js', 'import-statement'],
        ['out/pdf.js', 'dynamic-import'],
        ['out/run.js', 'dynamic-import'],
      ]),
      'out/chunk-A.js': output(undefined, [['out/chunk-B.js', 'import-statement']]),
      'out/chunk-B.js': output(undefined, []),
      'out/run.js': output('src/run.ts', [['out/chunk-B.js', 'import-statement']]),
      'out/pdf.js': output('src/pdf.ts', []),
    };
    expect(loadedWith({ inputs: {}, outputs }, ['src/program.ts'])).toEqual(['program.js', 'chunk-A.js', 'chunk-B.js']);
    expect([...loadedWith({ inputs: {}, outputs }, ['src/program.ts', 'src/run.ts'])].sort()).toEqual([
      'chunk-A.js',
      'chunk-B.js',
      'program.js',
      'run.js',
    ]);
  });
});
