// @ts-check
/**
 * What the reading process answers: frames of length (32 bit, little endian), kind (1 byte) and payload. They gather in one buffer that
 * is written when it is nearly full, when there is nothing else to do, or after some time. The bytes of a file are read right into it.
 */
const { writeSync, writevSync } = require('node:fs');
const store = require('./reader-store.cjs');

const kinds = { data: 0, result: 1, member: 2, readResult: 3, alive: 4, file: 5, links: 6, batch: 7 };
const FRAME = 5;
/** seq_file gives at most one page a call unless one record is longer; small files come whole. */
const ROOM = 96 * 1024;
/** Less room than this is not offered to a read(2), and always enough for the result of one. */
const LEAST = 16 * 1024;
/** What was read is told after this time at the latest, but for a file that does not come back. */
const TELL_MS = 100;
const out = Buffer.allocUnsafeSlow(256 * 1024);
/** How far the buffer is filled, when it was written last, and how often. */
const waiting = { used: 0, flushedAt: 0, flushes: 0 };
/** Where the frame of the file in hand begins, and whether a part of it was written already. */
let start = 0;
let isBegun = false;

/** Small files for the archive and everything that waits are one frame: the files come with their results, or both do not come. */
function flush() {
  if (!store.isEmpty()) {
    const member = store.take();
    const head = Buffer.allocUnsafe(FRAME + 4);
    head.writeUInt32LE(4 + member.length + waiting.used);
    head[4] = kinds.batch;
    head.writeUInt32LE(member.length, FRAME);
    writeWhole([head, member, out.subarray(0, waiting.used)]);
  } else if (waiting.used > 0) writeWhole([out.subarray(0, waiting.used)]);
  waiting.used = 0;
  waiting.flushes += 1;
  waiting.flushedAt = performance.now();
}

/** In one call where that can be: each wakes who listens. @param {readonly Buffer[]} parts */
function writeWhole(parts) {
  let done = writevSync(1, parts);
  for (const part of parts) {
    for (let at = Math.min(done, part.length); at < part.length;) at += writeSync(1, part, at);
    done = Math.max(0, done - part.length);
  }
}

/** @param {number} now */
function flushLate(now) {
  if (now - waiting.flushedAt > TELL_MS) flush();
}

/** @param {number} kind @param {number} at @param {number} length */
function frame(kind, at, length) {
  out.writeUInt32LE(length, at);
  out[at + 4] = kind;
}

/** @param {number} kind @param {string} text @param {'latin1' | 'utf8'} encoding */
function tellText(kind, text, encoding) {
  if (waiting.used + FRAME + text.length * 3 > out.length) flush();
  const length = out.write(text, waiting.used + FRAME, encoding);
  frame(kind, waiting.used, length);
  waiting.used += FRAME + length;
}

/** @param {Record<string, unknown>} result */
function tell(result) {
  tellText(kinds.result, JSON.stringify(result), 'utf8');
}

/** @param {readonly string[]} words Latin-1 */
function tellLinks(words) {
  tellText(kinds.links, words.join('\0'), 'latin1');
}

/** What came of a read whose bytes are told already, or of one that brought none. @param {string} result */
function tellResult(result) {
  tellText(kinds.readResult, result, 'latin1');
}

/** Text that is packed is not told before a chunk is full, and a slow reading may take long for that. */
function tellAlive() {
  if (out.length - waiting.used < FRAME) flush();
  frame(kinds.alive, waiting.used, 0);
  waiting.used += FRAME;
  flush();
}

/** A piece of a long file: with what else waits where there is room for it. @param {Buffer} member */
function tellMember(member) {
  const isSmall = FRAME + member.length + LEAST <= out.length;
  if (!isSmall || out.length - waiting.used < FRAME + member.length + LEAST) flush();
  frame(kinds.member, waiting.used, member.length);
  waiting.used += FRAME;
  if (isSmall) {
    out.set(member, waiting.used);
    waiting.used += member.length;
    flushLate(performance.now());
  } else {
    flush();
    writeWhole([member]);
  }
}

/** @param {Uint8Array} bytes */
function tellData(bytes) {
  for (let at = 0; at < bytes.length;) {
    if (out.length - waiting.used < ROOM) flush();
    const part = bytes.subarray(at, at + ROOM - FRAME);
    out.set(part, waiting.used + FRAME);
    frame(kinds.data, waiting.used, part.length);
    waiting.used += FRAME + part.length;
    at += part.length;
  }
}

/** Whether a file of at most ROOM can be told without telling what waits before. */
function hasRoom() {
  return out.length - waiting.used >= ROOM + LEAST;
}

/** The bytes of a file that come next go into `out`, from `waiting.used` on. @param {boolean} toldBefore others of it were told */
function beginFile(toldBefore) {
  if (out.length - waiting.used < ROOM) flush();
  start = waiting.used;
  waiting.used += FRAME;
  isBegun = toldBefore;
}

/** @param {number} count bytes that came @param {number} now */
function takeBytes(count, now) {
  waiting.used += count;
  if (out.length - waiting.used >= LEAST && now - waiting.flushedAt <= TELL_MS) return;
  frame(kinds.data, start, waiting.used - start - FRAME);
  flush();
  start = 0;
  isBegun = true;
  waiting.used = FRAME;
}

/** Ends the file, which nearly always is whole in one frame. @param {string} result */
function endFile(result) {
  const length = waiting.used - start - FRAME;
  if (length > 0 && !isBegun) {
    endWhole(result);
    return;
  }
  if (length === 0) waiting.used = start;
  else frame(kinds.data, start, length);
  tellResult(result);
  // A file that was told in parts is told to its end: it can't be read again for somebody who has its beginning.
  if (isBegun) flush();
}

/** The result stands behind the bytes, and its length at the very end. @param {string} result */
function endWhole(result) {
  const length = out.write(result, waiting.used, 'latin1');
  waiting.used += length;
  out[waiting.used] = length;
  waiting.used += 1;
  frame(kinds.file, start, waiting.used - start - FRAME);
}

/** A file that was read into another buffer. @param {Uint8Array} bytes at most ROOM @param {string} result */
function tellFile(bytes, result) {
  if (out.length - waiting.used < bytes.length + LEAST) flush();
  start = waiting.used;
  out.set(bytes, start + FRAME);
  waiting.used += FRAME + bytes.length;
  endWhole(result);
}

module.exports = {
  ...{ beginFile, endFile, flush, flushLate, hasRoom, out, ROOM, takeBytes, tell, tellAlive, tellData, tellFile, tellLinks, tellMember },
  ...{ tellResult, waiting },
};
