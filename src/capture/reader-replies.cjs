// @ts-check
/**
 * What the reading process answers: frames of length (32 bit, little endian), kind (1 byte) and payload. They gather in one buffer that
 * is written when it is nearly full, when there is nothing else to do, or after some time. The bytes of a file are read right into it.
 */
const { writeSync, writevSync } = require('node:fs');
const ledger = require('./reader-ledger.cjs');
const store = require('./reader-store.cjs');

const kinds = { data: 0, result: 1, member: 2, readResult: 3, alive: 4, file: 5, links: 6, batch: 7, quiet: 8, same: 9 };
const FRAME = 5;
/** Lengths of the three gzip members of a batch, how many files it holds, and their bytes. */
const BATCH = 24;
/** seq_file gives at most one page a call unless one record is longer; small files come whole. */
const ROOM = 96 * 1024;
/** Less room than this is not offered to a read(2), and always enough for the result of one. */
const LEAST = 16 * 1024;
/** What was read is told after this time at the latest, but for a file that does not come back. */
const TELL_MS = 100;
const out = Buffer.allocUnsafeSlow(256 * 1024);
/** Behind it there is room for one count of quiet jobs. */
const END = out.length - 16;
const nothing = Buffer.alloc(0);
/** How far the buffer is filled, when it was written last, and how often. */
const waiting = { used: 0, flushedAt: 0, flushes: 0 };
/** Where the frame of the file in hand begins, and whether a part of it was written already. */
let start = 0;
let isBegun = false;
/** Jobs done since the last frame of which there is nothing to tell. */
let quiet = 0;

/** What goes into the archive and everything that waits are one frame: files come with their results, or both do not come. */
function flush() {
  endQuiet();
  if (!store.isEmpty() || !ledger.isEmpty()) {
    const { entries, facts, files, bytes } = ledger.take();
    const members = [store.isEmpty() ? nothing : store.take(), entries, facts];
    const head = Buffer.allocUnsafe(FRAME + BATCH);
    frame(head, kinds.batch, 0, BATCH + members.reduce((sum, { length }) => sum + length, waiting.used));
    members.forEach(({ length }, nth) => head.writeUInt32LE(length, FRAME + nth * 4));
    head.writeUInt32LE(files, FRAME + 12);
    head.writeDoubleLE(bytes, FRAME + 16);
    writeWhole([head, ...members, out.subarray(0, waiting.used)]);
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

/** @param {Buffer} into @param {number} kind @param {number} at @param {number} length */
function frame(into, kind, at, length) {
  into.writeUInt32LE(length, at);
  into[at + 4] = kind;
}

/** A job is done and there is nothing to say of it. */
function tellQuiet() {
  quiet += 1;
}

/** What is told next is of another job: says how many were done before it. */
function endQuiet() {
  if (quiet === 0) return;
  frame(out, kinds.quiet, waiting.used, 4);
  out.writeUInt32LE(quiet, waiting.used + FRAME);
  waiting.used += FRAME + 4;
  quiet = 0;
}

/** @param {number} kind @param {string} text @param {'latin1' | 'utf8'} encoding */
function tellText(kind, text, encoding) {
  endQuiet();
  if (waiting.used + FRAME + text.length * 3 > END) flush();
  const length = out.write(text, waiting.used + FRAME, encoding);
  frame(out, kind, waiting.used, length);
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
  endQuiet();
  if (END - waiting.used < FRAME) flush();
  frame(out, kinds.alive, waiting.used, 0);
  waiting.used += FRAME;
  flush();
}

/** A piece of a long file: with what else waits where there is room for it. @param {Buffer} member */
function tellMember(member) {
  endQuiet();
  const isSmall = FRAME + member.length + LEAST <= out.length;
  if (!isSmall || out.length - waiting.used < FRAME + member.length + LEAST) flush();
  frame(out, kinds.member, waiting.used, member.length);
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
  endQuiet();
  for (let at = 0; at < bytes.length;) {
    if (out.length - waiting.used < ROOM) flush();
    const part = bytes.subarray(at, at + ROOM - FRAME);
    out.set(part, waiting.used + FRAME);
    frame(out, kinds.data, waiting.used, part.length);
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
  endQuiet();
  if (out.length - waiting.used < ROOM) flush();
  start = waiting.used;
  waiting.used += FRAME;
  isBegun = toldBefore;
}

/** @param {number} count bytes that came @param {number} now */
function takeBytes(count, now) {
  waiting.used += count;
  if (out.length - waiting.used >= LEAST && now - waiting.flushedAt <= TELL_MS) return;
  frame(out, kinds.data, start, waiting.used - start - FRAME);
  flush();
  start = 0;
  isBegun = true;
  waiting.used = FRAME;
}

/** @typedef {import('./reader-orders.cjs').Job} Job */

/** Ends the file, which nearly always is whole in one frame. @param {Job} job @param {string} result */
function endFile(job, result) {
  const length = waiting.used - start - FRAME;
  if (length > 0 && !isBegun) {
    if (isLast(job, out.subarray(start + FRAME, waiting.used))) {
      waiting.used = start;
      tellText(kinds.same, result, 'latin1');
    } else endWhole(result);
    return;
  }
  if (length === 0) waiting.used = start;
  else frame(out, kinds.data, start, length);
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
  frame(out, kinds.file, start, waiting.used - start - FRAME);
}

/** Whether it is what was told last of the same file of another folder. From now on that is this one. @param {Job} job @param {Buffer} bytes */
function isLast(job, bytes) {
  if (!job.repeats) return false;
  if (job.last.equals(bytes)) return true;
  job.last = Buffer.from(bytes);
  return false;
}

/** The bytes of a stored file. @param {Job} job @param {Buffer} bytes at most ROOM @param {string} result */
function tellShown(job, bytes, result) {
  if (isLast(job, bytes)) tellText(kinds.same, result, 'latin1');
  else tellFile(bytes, result);
}

/** A file that was read into another buffer. @param {Uint8Array} bytes at most ROOM @param {string} result */
function tellFile(bytes, result) {
  endQuiet();
  if (out.length - waiting.used < bytes.length + LEAST) flush();
  start = waiting.used;
  out.set(bytes, start + FRAME);
  waiting.used += FRAME + bytes.length;
  endWhole(result);
}

module.exports = {
  ...{ beginFile, endFile, flush, flushLate, hasRoom, out, ROOM, takeBytes, tell, tellAlive, tellData, tellFile, tellLinks, tellMember },
  ...{ endQuiet, tellQuiet, tellResult, tellShown, waiting },
};
