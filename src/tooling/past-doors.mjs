// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/**
 * @typedef {{ readonly file: string, readonly name: string }} Origin where something is made, and what it is called there
 */

const namedList = /^(?<verb>import|export) \{(?<names>[^}]*)\} from '(?<from>\.[^']*)';/gm;
const everything = /^export \* from '(\.[^']*)';/gm;
const declared = /^export (?:async )?(?:const|let|function\*?|class) ([A-Za-z_$][\w$]*)/gm;

/**
 * Imports past the doors (`index.ts`) of the folders, from the files that make what is imported. The sources go through the doors; a
 * bundler that splits code takes everything behind a door along for whoever passes it, and a capture would load what reads archives.
 * @returns {import('esbuild').Plugin}
 */
export function pastDoors() {
  /** @type {Map<string, ReadonlyMap<string, Origin>>} */
  const known = new Map();
  return {
    name: 'past-doors',
    setup(build) {
      build.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => ({
        contents: importDirectly(path, readFileSync(path, 'utf8'), known),
        loader: 'ts',
      }));
    },
  };
}

/**
 * @param {string} path
 * @param {string} source
 * @param {Map<string, ReadonlyMap<string, Origin>>} known
 * @returns {string} the same, but for the imports
 */
export function importDirectly(path, source, known) {
  return source.replace(namedList, (whole, /** @type {string} */ verb, /** @type {string} */ names, /** @type {string} */ from) => {
    const door = join(dirname(path), from);
    if (!door.endsWith('index.ts') || !existsSync(door)) return whole;
    const origins = originsBehind(door, known);
    return namesIn(names)
      .map(({ name, as }) => {
        const { file, name: made } = origins.get(name) ?? { file: door, name };
        const place = relative(dirname(path), file);
        return `${verb} { ${made} as ${as} } from '${place.startsWith('.') ? place : `./${place}`}';`;
      })
      .join(' ');
  });
}

/**
 * @param {string} path of a module
 * @param {Map<string, ReadonlyMap<string, Origin>>} known
 * @returns {ReadonlyMap<string, Origin>} what it exports
 */
function originsBehind(path, known) {
  const before = known.get(path);
  if (before !== undefined) return before;
  /** @type {Map<string, Origin>} */
  const origins = new Map();
  known.set(path, origins);
  const source = readFileSync(path, 'utf8');
  for (const [, name = ''] of source.matchAll(declared)) origins.set(name, { file: path, name });
  for (const [, from = ''] of source.matchAll(everything)) {
    for (const [name, origin] of originsBehind(join(dirname(path), from), known)) origins.set(name, origin);
  }
  for (const [, verb, names = '', from = ''] of source.matchAll(namedList)) {
    if (verb !== 'export') continue;
    const file = join(dirname(path), from);
    const behind = originsBehind(file, known);
    for (const { name, as } of namesIn(names)) origins.set(as, behind.get(name) ?? { file, name });
  }
  return origins;
}

/** @param {string} names between braces; types are left out, since nothing of them is left in JavaScript */
function namesIn(names) {
  return names
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '' && !one.startsWith('type '))
    .map((one) => {
      const [name = '', as = name] = one.split(/\s+as\s+/);
      return { name, as };
    });
}
