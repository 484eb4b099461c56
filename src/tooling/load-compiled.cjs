// @ts-check
/**
 * Loads what was compiled when it was built (compile-ahead.mjs): to parse and compile what a capture runs costs as much as
 * starting Node. V8's code is good for the very build of Node that made it and is not looked at by any other, which compiles as ever.
 */
const { readFileSync } = require('node:fs');
const { Module } = require('node:module');
const paths = require('node:path');
const { Script } = require('node:vm');

/** What makes one Node's code another's: everything that it was configured with. */
const thisNode = () => JSON.stringify([process.version, process.platform, process.arch, process.config.variables]);
const wrapper = ['(function (exports, require, module, __filename, __dirname) {', '\n})'];
const compiledFolder = 'compiled';
const madeBy = 'made-by.json';

/**
 * What a script of our own folder exports, as `require` says it.
 * @param {string} folder
 * @param {string} name `./program.js`
 * @returns {unknown}
 */
function loadCompiled(folder, name) {
  return isMadeByThisNode(folder) ? load(paths.join(folder, name)) : require(paths.join(folder, name));
}

/** @param {string} folder */
function isMadeByThisNode(folder) {
  try {
    return readFileSync(paths.join(folder, compiledFolder, madeBy), 'utf8') === thisNode();
  } catch {
    return false;
  }
}

/** @param {string} path @returns {unknown} */
function load(path) {
  const known = /** @type {{ readonly exports: unknown } | undefined} */ (require.cache[path]);
  if (known !== undefined) return known.exports;
  const folder = paths.dirname(path);
  const cachedData = codeOf(folder, path.slice(folder.length + 1));
  if (cachedData === null) return require(path);
  const made = new Module(path);
  // Whoever else asks for it, in Node's own way, gets the same one.
  require.cache[path] = made;
  const script = new Script(wrapper.join(readFileSync(path, 'utf8')), { filename: path, cachedData });
  /** @param {string} name */
  const ask = (name) => /** @type {unknown} */ (name.startsWith('./') ? load(paths.join(folder, name)) : require(name));
  /** @type {unknown} */
  const run = script.runInThisContext();
  if (typeof run === 'function') Reflect.apply(run, undefined, [made.exports, ask, made, path, folder]);
  made.loaded = true;
  return made.exports;
}

/** @param {string} folder @param {string} name */
function codeOf(folder, name) {
  try {
    return readFileSync(paths.join(folder, compiledFolder, `${name}.code`));
  } catch {
    return null;
  }
}

module.exports = { compiledFolder, loadCompiled, madeBy, thisNode, wrapper };
