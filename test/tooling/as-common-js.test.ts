import { Script } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { asCommonJs } from '../../src/tooling/as-common-js.mjs';

/** Runs a chunk and gives what it exports; `required` is what its imports find. */
function load(chunk: string, required: Readonly<Record<string, unknown>> = {}): unknown {
  const module = { exports: {} };
  const run: unknown = new Script(`(function (module, require, __filename) {${asCommonJs(chunk)}\n})`).runInThisContext();
  if (typeof run !== 'function') throw new Error('no function');
  Reflect.apply(run, undefined, [module, (name: string) => required[name], '/tmp/a chunk.js']);
  return module.exports;
}

describe('asCommonJs', () => {
  it('takes names from other chunks and hands out its own, also under other names', () => {
    const chunk = `import "./effects-A.js";
import {
  one as uno,
  two
} from "./chunk-B.js";
import { join as join2 } from "node:path";
import * as whole from "./chunk-C.js";

// src/x.ts
var sum = join2(uno, two, whole.three);

export {
  sum as total,
  sum
};
`;
    const required = {
      './chunk-B.js': { one: 'a', two: 'b' },
      './chunk-C.js': { three: 'c' },
      'node:path': { join: (...parts: readonly string[]) => parts.join('/') },
    };
    expect(load(chunk, required)).toEqual({ total: 'a/b/c', sum: 'a/b/c' });
  });

  it('loads a chunk of its own when asked, and a package as ever', async () => {
    const chunk = 'var open = () => import("./chunk-D.js");\nvar other = () => import("zx");\n\nexport {\n  open\n};\n';
    expect(asCommonJs(chunk)).toContain('import("zx")');
    const { open } = load(chunk, { './chunk-D.js': { work: 1 } }) as { open: () => Promise<unknown> };
    await expect(open()).resolves.toEqual({ work: 1 });
  });

  it('knows where it lies', () => {
    const required = { 'node:url': { pathToFileURL: (path: string) => path } };
    expect(load('var here = moduleUrl;\n\nexport {\n  here\n};\n', required)).toEqual({ here: '/tmp/a chunk.js' });
  });

  it('refuses what is left of a module', () => {
    expect(() => asCommonJs('export default 1;\n')).toThrow(SyntaxError);
  });
});
