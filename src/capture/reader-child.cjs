// @ts-check
/**
 * The process that touches the captured machine's files. A read of /proc may wait for a lock that is never given back, and a
 * thread in such a wait can't be ended, so the waiting is done by a process that its parent can kill or leave behind.
 *
 * Plain JavaScript, because it must start from the sources, from dist/ and from the bundle alike, and CommonJS, because that starts
 * in three quarters of the time. It reads one line of JSON per batch of jobs and answers in frames: length (32 bit, little endian),
 * kind (1 byte: 0 data, 1 result, 2 gzip member, 3 result of a read, 4 alive), payload. Long files are digested and compressed here,
 * in libuv's pool and between the reads: to hand their text to the parent costs more than to compress it.
 */
const { createHash } = require('node:crypto');
const { closeSync, constants, lstatSync, openSync, readdirSync, readlinkSync, readSync, statfsSync, writeSync } = require('node:fs');
const { errnoOf, pathOf } = require('./reader-names.cjs');
const { compress, hugeBytes } = require('./reader-pack.cjs');

/**
 * @typedef {object} Job
 * @property {'read' | 'log' | 'links' | 'stat' | 'statfs' | 'list' | 'usage'} kind
 * @property {string} path bytes as Latin-1
 * @property {boolean} [careful] what is done so far is told before this one begins, since it may never end
 * @property {number} [pauseMs] after each read(2), so that the target's writers get the lock they wait for
 * @property {number} [restTimes] after a long read(2): so many times as long as it took
 * @property {number} [maxBytes]
 * @property {boolean} [pack] a long file comes as gzip members with its digest
 * @property {readonly string[]} [names] links below the path
 * @property {number} [countLines] lines are counted, up to so many, for the job behind it
 * @property {number} [ifLinesBelow] skipped when the file before had so many lines or more, or was not read
 * @property {boolean} [countHuge] packed: say how many bytes of huge pages the text speaks of
 */

const FRAME = 5;
/** seq_file gives at most one page a call unless one record is longer; small files come whole. */
const ROOM = 96 * 1024;
const out = Buffer.allocUnsafeSlow(256 * 1024);
const idle = new Int32Array(new SharedArrayBuffer(4));
const clockOffsetUsec = Number(process.hrtime.bigint() / 1000n) - Math.round(performance.now() * 1000);
const NEWLINE = 10;
/** Lines of the last file that was counted. Nothing was counted yet: as if there were no end of them. */
let lines = Infinity;
const CHUNK = 512 * 1024;
const LANES = 2;
/** A hold that whoever waits for it notices, and the longest rest after it. */
const LONG_HOLD_MS = 1;
const LONGEST_REST_MS = 1000;
/** Who hears nothing for some seconds takes us for stuck. */
const SILENT_MS = 500;
/** What was read is told after this time at the latest, but for a file that does not come back. */
const TELL_MS = 100;
/** No file of the kernel is as long. */
const MOST = 4 * 2 ** 30;
// Thousands of files may be missing or refused, and nobody looks at where the error was made.
Error.stackTraceLimit = 0;
/** @type {Buffer[]} */
const chunks = [];
let used = 0;
let flushedAt = 0;

function flush() {
  let at = 0;
  while (at < used) at += writeSync(1, out, at, used - at);
  used = 0;
  flushedAt = performance.now();
}

/** @param {number} kind @param {number} start @param {number} length */
function frame(kind, start, length) {
  out.writeUInt32LE(length, start);
  out[start + 4] = kind;
}

/** @param {Buffer} member */
function tellMember(member) {
  flush();
  out.writeUInt32LE(member.length, 0);
  out[4] = 2;
  used = FRAME;
  flush();
  for (let at = 0; at < member.length;) at += writeSync(1, member, at);
}

/** Text that is packed is not told before a chunk is full, and a slow reading may take long for that. */
function tellAlive() {
  frame(4, used, 0);
  used += FRAME;
  flush();
}

/** @param {Record<string, unknown>} result */
function tell(result) {
  tellText(1, JSON.stringify(result));
}

/** @param {number} kind @param {string} text */
function tellText(kind, text) {
  if (used + FRAME + text.length * 3 > out.length) flush();
  const length = out.write(text, used + FRAME);
  frame(kind, used, length);
  used += FRAME + length;
}

/** @param {Uint8Array} bytes */
function tellData(bytes) {
  let at = 0;
  while (at < bytes.length) {
    if (out.length - used < ROOM) flush();
    const part = bytes.subarray(at, at + ROOM - FRAME);
    out.set(part, used + FRAME);
    frame(0, used, part.length);
    used += FRAME + part.length;
    at += part.length;
  }
}

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
  const count = job.kind === 'log' ? readLog(fd, buffer, at) : readSync(fd, buffer, at, buffer.length - at, null);
  const after = performance.now();
  const took = after - before;
  read.before = after;
  read.walked += took;
  if (took > read.longest) read.longest = took;
  read.reads += 1;
  read.got = count;
  if (count === 0) return false;
  read.bytes += count;
  if (read.bytes > (job.maxBytes ?? MOST)) throw Object.assign(new Error('too large'), { code: 'EFBIG' });
  const pause = pauseAfter(took, job);
  if (pause > 0) {
    if (job.pack === true && after - flushedAt > SILENT_MS) tellAlive();
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
function pauseAfter(tookMs, { pauseMs = 0, restTimes = 0 }) {
  return tookMs > LONG_HOLD_MS ? Math.max(pauseMs, Math.min(tookMs * restTimes, LONGEST_REST_MS)) : pauseMs;
}

/**
 * Reads a file and tells its bytes and what the reading took.
 * @param {Job} job
 * @returns {Promise<void> | undefined} a promise where chunks are packed
 */
function readFile(job) {
  if (out.length - used < ROOM) flush();
  if (job.countLines !== undefined) lines = 0;
  /** @type {Read} */
  const read = { errno: '', startedAt: performance.now(), before: -1, longest: 0, walked: 0, reads: 0, bytes: 0, got: 0 };
  if (job.pack === true) return readPacked(job, read);
  // Bytes go into the frame that is sent, where the kernel puts them.
  let start = used;
  let isBegun = false;
  used += FRAME;
  let fd = -1;
  try {
    fd = openFile(job);
    while (readNext(fd, job, read, out, used)) {
      if (job.countLines !== undefined) countLines(used, used + read.got, job.countLines);
      used += read.got;
      if (out.length - used >= 16 * 1024 && read.before - flushedAt <= TELL_MS) continue;
      frame(0, start, used - start - FRAME);
      flush();
      start = 0;
      isBegun = true;
      used = FRAME;
    }
  } catch (error) {
    read.errno = errnoOf(error);
  }
  if (fd !== -1) closeSync(fd);
  const endedAt = performance.now();
  if (used === start + FRAME) used = start;
  else frame(0, start, used - start - FRAME);
  tellRead(read, endedAt, '', -1);
  // A file that was told in parts is told to its end: it can't be read again for somebody who has its beginning.
  if (isBegun) flush();
  return undefined;
}

/** @param {number} from @param {number} to @param {number} most */
function countLines(from, to, most) {
  for (let at = from; at < to && lines < most; at += 1) if (out[at] === NEWLINE) lines += 1;
}

/** @param {Job} job @param {Read} read */
async function readPacked(job, read) {
  const text = packedText(job.countHuge === true);
  let fd = -1;
  try {
    fd = openFile(job);
    for (;;) {
      const { buffer, at } = text.place();
      if (!readNext(fd, job, read, buffer, at)) break;
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
  const sha256 = await text.end();
  tellRead(read, endedAt, sha256, text.huge());
  if (sha256 !== '') flush();
}

/** @param {Read} read @param {number} endedAt @param {string} sha256 @param {number} huge */
function tellRead({ errno, startedAt, longest, walked, reads, bytes }, endedAt, sha256, huge) {
  const usec = (/** @type {number} */ ms) => Math.round(ms * 1000);
  const [at, took] = [usec(startedAt) + clockOffsetUsec, usec(endedAt - startedAt)];
  tellText(3, `${errno} ${at} ${took} ${usec(longest)} ${usec(walked)} ${reads} ${bytes} ${sha256} ${huge}`);
}

/**
 * Where the bytes of a packed file go.
 * @typedef {object} Text
 * @property {() => { readonly buffer: Buffer, readonly at: number }} place where the next read puts its bytes
 * @property {(count: number) => Promise<void> | undefined} take a promise when the next read has to wait
 * @property {() => string | Promise<string>} end the digest where the bytes were packed
 * @property {() => number} huge bytes of huge pages; negative where nobody counted
 */

/**
 * Bytes fill chunks; every full one becomes a gzip member while the next fills. A short file is told plainly.
 * @param {boolean} countHuge @returns {Text}
 */
function packedText(countHuge) {
  const digest = createHash('sha256');
  /** @type {Promise<void>[]} */
  const underWay = [];
  let chunk = chunks.pop() ?? Buffer.allocUnsafeSlow(CHUNK);
  let at = 0;
  let told = Promise.resolve();
  let huge = countHuge ? 0 : -1;
  const pack = () => {
    const full = chunk;
    if (countHuge) huge += hugeBytes(full.subarray(0, at));
    digest.update(full.subarray(0, at));
    const member = compress(full, at);
    told = told.then(async () => tellMember(await member)).finally(() => chunks.push(full));
    underWay.push(told);
    at = 0;
  };
  const packAndGoOn = async () => {
    pack();
    if (underWay.length >= LANES) await underWay.shift();
    chunk = chunks.pop() ?? Buffer.allocUnsafeSlow(CHUNK);
  };
  return {
    place: () => ({ buffer: chunk, at }),
    take: (count) => {
      at += count;
      return CHUNK - at >= 4096 ? undefined : packAndGoOn();
    },
    end: async () => {
      if (underWay.length === 0 && at <= ROOM) {
        if (countHuge) huge += hugeBytes(chunk.subarray(0, at));
        tellData(chunk.subarray(0, at));
        chunks.push(chunk);
        return '';
      }
      pack();
      await told;
      return digest.digest('hex');
    },
    huge: () => huge,
  };
}

/** The target of a link as Latin-1, or the errno behind a NUL, which no target holds. @param {string} path */
function linkOf(path) {
  try {
    return readlinkSync(pathOf(path), 'latin1');
  } catch (error) {
    return `\0${errnoOf(error)}`;
  }
}

/** @param {Job} job @returns {Record<string, unknown>} */
function look(job) {
  const path = pathOf(job.path);
  switch (job.kind) {
    case 'links':
      return { targets: (job.names ?? []).map((name) => linkOf(`${job.path}/${name}`)) };
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
      tellData(Buffer.concat(names.flatMap((name) => [name, Buffer.from([0])])));
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
  if (job.careful === true) flush();
  if (job.ifLinesBelow !== undefined && lines >= job.ifLinesBelow) {
    tellText(3, `SKIPPED ${Math.round(performance.now() * 1000) + clockOffsetUsec} 0 0 0 0 0  -1`);
  } else if (job.kind === 'read' || job.kind === 'log') {
    return readFile(job);
  } else {
    const at = Math.round(performance.now() * 1000) + clockOffsetUsec;
    try {
      tell({ at, errno: '', ...look(job) });
    } catch (error) {
      tell({ at, errno: errnoOf(error) });
    }
  }
  return undefined;
}

/** Lines of standard input, read when they are wanted: nothing else goes on meanwhile. */
function* eachLine() {
  const chunk = Buffer.allocUnsafeSlow(64 * 1024);
  let rest = '';
  for (;;) {
    // To tell wakes who listens: it is done when there is nothing else to do.
    flush();
    const count = readSync(0, chunk, 0, chunk.length, null);
    if (count === 0) return;
    rest += chunk.toString('latin1', 0, count);
    for (let end = rest.indexOf('\n'); end !== -1; end = rest.indexOf('\n')) {
      yield rest.slice(0, end);
      rest = rest.slice(end + 1);
    }
  }
}

async function main() {
  for (const line of eachLine()) {
    for (const job of /** @type {Job[]} */ (JSON.parse(line))) {
      const busy = work(job);
      if (busy !== undefined) await busy;
      if (performance.now() - flushedAt > TELL_MS) flush();
    }
  }
}

main().catch((/** @type {unknown} */ error) => {
  // The parent is gone: nobody is left to be told.
  if (errnoOf(error) !== 'EPIPE') throw error;
});
