// @ts-check
/**
 * Small files on their way into the archive: header, text and padding of each stand in one buffer, which becomes a gzip member when what
 * waits is told. So the parent has neither their text nor their digest to work on. Compressed right here, between two files: a
 * batch takes a millisecond, and a thread would have to be woken for it.
 */
const { hash } = require('node:crypto');
const { gzipSync } = require('node:zlib');

const BLOCK = 512;
/** A longer file gets gzip members of its own. */
const MOST = 96 * 1024;
/** Between MOST and the end there is room for one read(2) more, header and padding. */
const LEAST = MOST + 32 * 1024;
const buffer = Buffer.allocUnsafeSlow(512 * 1024);
let header = Buffer.alloc(BLOCK);
/** Where the path belongs in it, and the sum of its bytes without path. */
let pathAt = 0;
let headerSum = 0;
let used = 0;

/**
 * @typedef {object} Common
 * @property {string} header what all headers of the archive have in common, Latin-1
 * @property {number} start where the path belongs
 * @property {number} sum of its bytes
 */

/** @param {Common} archive */
function beginArchive(archive) {
  header = Buffer.from(archive.header, 'latin1');
  pathAt = archive.start;
  headerSum = archive.sum;
}

function isEmpty() {
  return used === 0;
}

function hasRoom() {
  return buffer.length - used >= LEAST;
}

/** Where the text of the next file belongs. */
function textAt() {
  return used + BLOCK;
}

/** A text that stands in its place is now the archive's. @param {string} path absolute, ASCII @param {number} length @returns {string} SHA-256 */
function keep(path, length) {
  const from = used + BLOCK;
  putHeader(path, length);
  const end = from + length;
  used = Math.ceil(end / BLOCK) * BLOCK;
  buffer.fill(0, end, used);
  return hash('sha256', buffer.subarray(from, end));
}

/** As the archive writer's own (plain-header.ts). @param {string} path @param {number} size */
function putHeader(path, size) {
  buffer.set(header, used);
  let total = headerSum;
  for (let nth = 1; nth < path.length; nth += 1) {
    const code = path.charCodeAt(nth);
    buffer[used + pathAt + nth - 1] = code;
    total += code;
  }
  for (let rest = size, place = used + 134; rest > 0; rest >>= 3, place -= 1) {
    buffer[place] = 48 + (rest & 7);
    total += rest & 7;
  }
  for (let rest = total, place = used + 153; place >= used + 148; rest >>= 3, place -= 1) buffer[place] = 48 + (rest & 7);
}

/** Everything that was kept, as a gzip member. */
function take() {
  const member = gzipSync(buffer.subarray(0, used), { level: 2, chunkSize: 128 * 1024 });
  used = 0;
  return member;
}

module.exports = { beginArchive, buffer, hasRoom, isEmpty, keep, MOST, take, textAt };
