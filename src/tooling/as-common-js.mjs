// @ts-check
import { Script } from 'node:vm';

/** What `import.meta.url` is called in a chunk (esbuild's `define`). */
export const moduleUrl = 'moduleUrl';

/**
 * A chunk of esbuild's as CommonJS, which Node starts faster than a module. esbuild splits code only into modules; made into CommonJS by
 * itself, each of them would ask the others for every function at every call. Here a name is looked up once: nothing that a chunk exports is
 * assigned to again, and chunks import each other in no circle.
 *
 * @param {string} text as esbuild writes it: whole lines of imports and exports
 * @returns {string}
 */
export function asCommonJs(text) {
  const body = text
    .replace(/^import ("[^"]+");$/gm, 'require($1);')
    .replace(/^import (?:\* as )?([\w$]+) from ("[^"]+");$/gm, 'const $1 = require($2);')
    .replace(
      /^import \{([^}]*)\} from ("[^"]+");$/gm,
      (_, /** @type {string} */ names, /** @type {string} */ from) => `const {${names.replaceAll(' as ', ': ')}} = require(${from});`,
    )
    .replace(
      /^export \{([^}]*)\};$/gm,
      (_, /** @type {string} */ names) => `module.exports = {${names.replace(/([\w$]+) as ([\w$]+)/g, '$2: $1')}};`,
    )
    .replace(/\bimport\(("\.\/[\w-]+\.js")\)/g, 'Promise.resolve().then(() => require($1))');
  const url = body.includes(moduleUrl) ? `const ${moduleUrl} = require("node:url").pathToFileURL(__filename);\n` : '';
  // Throws where anything of a module is left.
  new Script(`(function () {${body}\n})`);
  return `"use strict";\n${url}${body}`;
}
