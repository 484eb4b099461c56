// @ts-check
/**
 * The process that touches the captured machine's files. A read of /proc may wait for a lock that is never given back, and a
 * thread in such a wait can't be ended, so the waiting is done by a process that its parent can kill or leave behind.
 *
 * Plain JavaScript, because it must start from the sources, from dist/ and from the bundle alike, and CommonJS, because that starts
 * in three quarters of the time. It reads lines (reader-orders.cjs) and answers in frames (reader-replies.cjs). Long files are digested and
 * compressed here, in libuv's pool and between the reads: to hand their text to the parent costs more than to compress it.
 */
const { closeSync, constants, lstatSync, openSync, readdirSync, readlinkSync, readSync, statfsSync } = require('node:fs');
const { setFlagsFromString } = require('node:v8');
const { errnoOf, pathOf } = require('./reader-names.cjs');
const ledger = require('./reader-ledger.cjs');
const { eachJob } = require('./reader-orders.cjs');
const { packedText } = require('./reader-pack.cjs');
const replies = require('./reader-replies.cjs');
const size = require('./reader-size.cjs');
const store = require('./reader-store.cjs');
const watch = require('./reader-watch.cjs');

/** @typedef {import('./reader-orders.cjs').Job} Job */

// No code is optimised that does not run for long: it works for seconds. Said on the command line this would cost more than it saves.
// V8 of Node 22 and later knows no such option (as in compile-less.ts).
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=1500000');
// Thousands of files may be missing or refused, and nobody looks at where the error was made.
Error.stackTraceLimit = 0;
const { out, waiting } = replies;
const idle = new Int32Array(new SharedArrayBuffer(4));
const clockOffsetUsec = Number(process.hrtime.bigint() / 1000n) - Math.round(performance.now() * 1000);
const nothing = Buffer.alloc(0);
/** A hold that whoever waits for it notices, and the longest rest after it. */
const LONG_HOLD_MS = 1;
const LONGEST_REST_MS = 1000;
/** Who hears nothing for some seconds takes us for stuck. */
const SILENT_MS = 500;

/**
 * What reading one file has come to.
 * @typedef {object} Read
 * @property {string} errno
 * @property {number} startedAt
 * @property {number} before when the next read(2) begins; negative before the first
 * @property {number} longest
 * @property {number} walked
 * @property {number} reads
 * @property {number} bytes
 * @property {number} got bytes of the last read(2)
 * @property {boolean} isWhole nothing is left, and that is known without asking
 */

/** @param {Job} job */
function openFile(job) {
  // The kernel log is a queue of records that would make us wait for the next one.
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | (job.kind === 'log' ? constants.O_NONBLOCK : 0);
  return openSync(pathOf(job.path), flags);
}

/**
 * The next read(2) of a file, and the pause behind it.
 * @param {number} fd @param {Job} job @param {Read} read @param {Buffer} buffer @param {number} at
 * @returns {boolean} whether there was anything
 */
function readNext(fd, job, read, buffer, at) {
  const before = read.before < 0 ? performance.now() : read.before;
  const room = Math.min(buffer.length - at, job.readBytes);
  const count = job.kind === 'log' ? readLog(fd, buffer, at) : readSync(fd, buffer, at, room, null);
  const after = performance.now();
  const took = after - before;
  read.before = after;
  read.walked += took;
  if (took > read.longest) read.longest = took;
  read.reads += 1;
  read.got = count;
  if (count === 0) return false;
  read.isWhole = job.oneRecord && count < room;
  read.bytes += count;
  if (job.watch !== '') watch.see(job.watch, buffer, at, at + count, atOf(read));
  if (read.bytes > job.maxBytes) throw Object.assign(new Error('too large'), { code: 'EFBIG' });
  const pause = pauseAfter(took, job);
  if (pause > 0) {
    if (job.pack && after - waiting.flushedAt > SILENT_MS) replies.tellAlive();
    Atomics.wait(idle, 0, 0, pause);
    read.before = performance.now();
  }
  return true;
}

/**
 * The kernel log says EAGAIN at its end, and EPIPE where records were overwritten before they were read.
 * @param {number} fd @param {Buffer} buffer @param {number} at
 */
function readLog(fd, buffer, at) {
  for (;;) {
    try {
      return readSync(fd, buffer, at, buffer.length - at, null);
    } catch (error) {
      const errno = errnoOf(error);
      if (errno === 'EAGAIN') return 0;
      if (errno !== 'EPIPE') throw error;
    }
  }
}

/** How long the target has its lock for itself before the next read(2). @param {number} tookMs @param {Job} job */
function pauseAfter(tookMs, { pauseMs, restTimes }) {
  return tookMs > LONG_HOLD_MS ? Math.max(pauseMs, Math.min(tookMs * restTimes, LONGEST_REST_MS)) : pauseMs;
}

/**
 * Reads a file and tells its bytes and what the reading took.
 * @param {Job} job
 * @returns {Promise<void> | undefined} a promise where chunks are packed
 */
function readFile(job) {
  if (job.watch !== '') watch.begin(job.watch);
  /** @type {Read} */
  const read = { errno: '', startedAt: performance.now(), before: -1, longest: 0, walked: 0, reads: 0, bytes: 0, got: 0, isWhole: false };
  // Of the second stat only what it says of the process is told.
  if (job.store || job.quiet || job.watch === 'stat-again') return readStored(job, read);
  if (job.pack) return readPacked(job, read, -1, nothing);
  readPlain(job, read, -1);
  return undefined;
}

/** @param {Job} job @param {Read} read @param {number} opened the file where it is open already, and its beginning told */
function readPlain(job, read, opened) {
  replies.beginFile(opened !== -1);
  let fd = opened;
  try {
    if (fd === -1) fd = openFile(job);
    while (!read.isWhole && readNext(fd, job, read, out, waiting.used)) replies.takeBytes(read.got, read.before);
  } catch (error) {
    read.errno = errnoOf(error);
  }
  if (fd !== -1) closeSync(fd);
  replies.endFile(job, `${resultOf(read, performance.now())}${tail(job, '', -1)}`);
}

/**
 * Reads a file to where it stands in the archive, or would stand.
 * @param {Job} job @param {Read} read
 * @returns {Promise<void> | undefined}
 */
function readStored(job, read) {
  // Told now or not before the result: what is kept and its result are told together.
  if (!store.hasRoom() || !replies.hasRoom()) replies.flush();
  const start = store.textAt();
  let fd = -1;
  try {
    fd = openFile(job);
    while (!read.isWhole && readNext(fd, job, read, store.buffer, start + read.bytes))
      if (read.bytes > store.MOST) return readOn(job, read, fd, store.buffer.subarray(start, start + read.bytes));
  } catch (error) {
    read.errno = errnoOf(error);
  }
  if (fd !== -1) closeSync(fd);
  const endedAt = performance.now();
  if (read.errno !== '' && read.bytes === 0) {
    replies.tellResult(`${resultOf(read, endedAt)}${tail(job, '', -1)}`);
    return undefined;
  }
  let sha256 = '';
  if (job.store) {
    sha256 = store.keep(job.path, read.bytes);
    ledger.noteFile(job.path, read.bytes, sha256, read.errno, atOf(read), usec(endedAt - read.startedAt), usec(read.longest));
  }
  if (job.quiet && read.errno === '') {
    replies.tellQuiet();
    return undefined;
  }
  const kept = `${resultOf(read, endedAt)}${tail(job, sha256, -1)}`;
  if (job.show && read.bytes > 0) replies.tellShown(job, store.buffer.subarray(start, start + read.bytes), kept);
  else replies.tellResult(kept);
  return undefined;
}

/** Reads the rest of a file that is too long to be stored with others. @param {Job} job @param {Read} read @param {number} fd @param {Buffer} begun */
function readOn(job, read, fd, begun) {
  if (!job.show) return readPacked(job, read, fd, begun);
  replies.tellData(begun);
  readPlain(job, read, fd);
  return undefined;
}

/** @param {Job} job @param {Read} read @param {number} opened the file where it is open already @param {Buffer} begun what was read of it */
async function readPacked(job, read, opened, begun) {
  const text = packedText(job.countHuge);
  const { flushes } = waiting;
  let fd = opened;
  const { buffer, at } = text.place();
  buffer.set(begun, at);
  const begunFull = text.take(begun.length);
  if (begunFull !== undefined) await begunFull;
  try {
    if (fd === -1) fd = openFile(job);
    for (;;) {
      const { buffer, at } = text.place();
      if (read.isWhole || !readNext(fd, job, read, buffer, at)) break;
      const full = text.take(read.got);
      if (full === undefined) continue;
      await full;
      read.before = performance.now();
    }
  } catch (error) {
    read.errno = errnoOf(error);
  }
  if (fd !== -1) closeSync(fd);
  const endedAt = performance.now();
  const { sha256, rest } = await text.end();
  const result = `${resultOf(read, endedAt)}${tail(job, sha256, text.huge())}`;
  if (rest.length > 0) replies.tellFile(rest, result);
  else replies.tellResult(result);
  if (sha256 !== '' && waiting.flushes > flushes) replies.flush();
}

/** @param {Read} read @param {number} endedAt */
function resultOf(read, endedAt) {
  const { errno, startedAt, longest, walked, reads, bytes } = read;
  return `${errno} ${atOf(read)} ${usec(endedAt - startedAt)} ${usec(longest)} ${usec(walked)} ${reads} ${bytes}`;
}

/** @param {Read} read */
function atOf({ startedAt }) {
  return usec(startedAt) + clockOffsetUsec;
}

/** What is said of some files only: their digest, their huge pages, what was seen in them. @param {Job} job @param {string} sha256 @param {number} huge */
function tail(job, sha256, huge) {
  const seen = watch.words(job.watch);
  return sha256 === '' && huge < 0 && seen === '' ? '' : ` ${sha256} ${huge}${seen}`;
}

/** @param {number} ms */
function usec(ms) {
  return Math.round(ms * 1000);
}

/** @param {Job} job */
function readLinks(job) {
  const at = usec(performance.now()) + clockOffsetUsec;
  const told = job.names.map((name) => linkOf(`${job.path}/${name}`, job.store));
  if (told.every((one) => one === NOTED)) replies.tellQuiet();
  else replies.tellLinks([String(at), ...told]);
}

/** A link that is in the archive's ledger already. */
const NOTED = '=';

/** The target of a link behind a plus, or the errno behind a minus. @param {string} path @param {boolean} isNoted */
function linkOf(path, isNoted) {
  try {
    const target = readlinkSync(pathOf(path), 'latin1');
    return isNoted && ledger.noteLink(path, target) ? NOTED : `+${target}`;
  } catch (error) {
    return `-${errnoOf(error)}`;
  }
}

/** @param {Job} job @returns {Record<string, unknown>} */
function look(job) {
  const path = pathOf(job.path);
  switch (job.kind) {
    case 'stat': {
      const { ino, ctimeMs, mode, size } = lstatSync(path);
      return { inode: ino, ctimeMs, mode, size };
    }
    case 'statfs': {
      const { type, bsize, blocks, bfree, bavail, files, ffree } = statfsSync(path);
      return { type, bsize, blocks, bfree, bavail, files, ffree };
    }
    case 'list': {
      const names = readdirSync(path, { encoding: 'buffer' });
      replies.tellData(Buffer.concat(names.flatMap((name) => [name, Buffer.from([0])])));
      return {};
    }
    case 'usage': {
      const { user, system } = process.cpuUsage();
      return { cpuUsec: user + system, peakRssBytes: process.resourceUsage().maxRSS * 1024 };
    }
    default:
      throw Object.assign(new Error('unknown job'), { code: 'EINVAL' });
  }
}

/** @param {Job} job @returns {Promise<void> | undefined} */
function work(job) {
  if (job.careful) replies.flush();
  if (job.ifMappingsBelow !== Infinity && size.count() >= job.ifMappingsBelow) {
    replies.tellResult(`SKIPPED ${usec(performance.now()) + clockOffsetUsec} 0 0 0 0 0`);
    return undefined;
  }
  if (job.kind === 'read' || job.kind === 'log') return readFile(job);
  if (job.kind === 'links') {
    readLinks(job);
    return undefined;
  }
  const at = usec(performance.now()) + clockOffsetUsec;
  try {
    replies.tell({ at, errno: '', ...look(job) });
  } catch (error) {
    replies.tell({ at, errno: errnoOf(error) });
  }
  return undefined;
}

async function main() {
  for (const job of eachJob()) {
    const busy = work(job);
    if (busy !== undefined) await busy;
    replies.flushLate(performance.now());
  }
}

main().catch((/** @type {unknown} */ error) => {
  // The parent is gone: nobody is left to be told.
  if (errnoOf(error) !== 'EPIPE') throw error;
});
