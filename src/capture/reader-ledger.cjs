// @ts-check
/**
 * Lines of the manifest for what the reading process puts into the archive by itself. They go with it, compressed: whoever takes the
 * one takes the other, and nobody has to write them again.
 */
const { gzipSync } = require('node:zlib');

/** What stands before each path, and behind the facts of a later sample. */
let prefix = '';
let suffix = '';
let entries = '';
let facts = '';
let files = 0;
let bytes = 0;
/** A name that is shown as it is, in JSON as well: printable ASCII without backslash and quotation mark. */
const plain = /^[ !#-[\]-~]*$/;

/** @param {{ prefix: string, sample: number | null }} archive */
function begin(archive) {
  prefix = archive.prefix;
  suffix = archive.sample === null ? '' : `,"sample":${archive.sample}`;
}

/**
 * A file that was stored as the kernel gave it.
 * @param {string} path absolute, plain @param {number} size @param {string} sha256 @param {string} errno of a file that was cut
 * @param {number} at @param {number} took @param {number} longest
 */
function noteFile(path, size, sha256, errno, at, took, longest) {
  const cut = errno === '' ? '' : `,"cut":"${errno}"`;
  entries += `\n  {"state":"stored","path":"${prefix}${path.slice(1)}","bytes":${size},"sha256":"${sha256}","content":"kernel","atUsec":${at},"tookUsec":${took},"longestReadUsec":${longest}${cut}},`;
  files += 1;
  bytes += size;
}

/** @param {string} path absolute @param {string} target @returns {boolean} whether it could be noted here */
function noteLink(path, target) {
  if (!plain.test(target)) return false;
  facts += `\n  {"path":"${path.slice(1)}","kind":"link","facts":{"target":"${target}"}${suffix}},`;
  return true;
}

function isEmpty() {
  return entries === '' && facts === '';
}

/** Everything that was noted: gzip members, empty where there is nothing. */
function take() {
  const taken = { entries: compressed(entries), facts: compressed(facts), files, bytes };
  entries = facts = '';
  files = bytes = 0;
  return taken;
}

/** @param {string} text */
function compressed(text) {
  return text === '' ? Buffer.alloc(0) : gzipSync(Buffer.from(text, 'latin1'), { level: 2, chunkSize: 64 * 1024 });
}

module.exports = { begin, isEmpty, noteFile, noteLink, take };
