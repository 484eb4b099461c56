// @ts-check
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

import { compiledFolder, madeBy, thisNode, wrapper } from './load-compiled.cjs';

/**
 * Puts V8's code of scripts beside them, as this Node compiles them, for `load-compiled.cjs`. One that imports modules when it runs is left
 * out: Node 20 can't import from a script whose code came from elsewhere.
 * @param {string} folder where the scripts are
 * @param {readonly string[]} names of CommonJS scripts in it
 */
export function compileAhead(folder, names) {
  const place = join(folder, compiledFolder);
  mkdirSync(place, { recursive: true });
  for (const name of names) {
    const text = readFileSync(join(folder, name), 'utf8');
    if (!/\bimport\(/.test(text)) writeFileSync(join(place, `${name}.code`), codeOf(text));
  }
  writeFileSync(join(place, madeBy), thisNode());
}

/** @param {string} text */
function codeOf(text) {
  // Functions too that nobody called yet. The code says which options it was made with: they are the usual ones again when it is taken.
  setFlagsFromString('--no-lazy');
  const script = new Script(wrapper.join(text));
  setFlagsFromString('--lazy');
  return script.createCachedData();
}

/**
 * The outputs that are loaded with others, whatever is done with them: what these import, and so on.
 * @param {import('esbuild').Metafile} metafile
 * @param {readonly string[]} entries sources that are entry points, or become some by being imported when they are wanted
 * @returns {readonly string[]} names of files
 */
export function loadedWith({ outputs }, entries) {
  const found = new Set(Object.keys(outputs).filter((path) => entries.includes(outputs[path]?.entryPoint ?? '')));
  for (const path of found) {
    for (const { path: next, kind, external } of outputs[path]?.imports ?? []) {
      if (kind === 'import-statement' && external !== true) found.add(next);
    }
  }
  return [...found].map((path) => basename(path));
}
