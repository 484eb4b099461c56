// @ts-check
/** What the reading process does with long text before it tells it: digest and compress chunks of it. */
const { createHash } = require('node:crypto');
const { constants: zlib, createGzip } = require('node:zlib');
const { ROOM, tellMember } = require('./reader-replies.cjs');

const CHUNK = 512 * 1024;
const LANES = 2;
/** @type {Buffer[]} */
const chunks = [];

/** @type {((bytes: Buffer) => Promise<Buffer>)[]} */
const makers = [];

/** Sum of the AnonHugePages, ShmemPmdMapped and FilePmdMapped lines. @param {Buffer} text */
function hugeBytes(text) {
  let sum = 0;
  for (const key of ['AnonHugePages:', 'PmdMapped:']) {
    for (let at = text.indexOf(key); at !== -1; at = text.indexOf(key, at + key.length)) {
      const kib = Number.parseInt(text.toString('latin1', at + key.length, at + key.length + 24), 10);
      if (kib > 0) sum += kib * 1024;
    }
  }
  return sum;
}

/** @param {Buffer} chunk @param {number} length @returns {Promise<Buffer>} */
function compress(chunk, length) {
  const maker = makers.pop() ?? memberMaker();
  return maker(chunk.subarray(0, length)).finally(() => makers.push(maker));
}

/** One deflate state, used again and again. */
function memberMaker() {
  const stream = /** @type {import('node:zlib').Gzip & import('node:zlib').ZlibReset} */ (createGzip({ level: 2, chunkSize: 64 * 1024 }));
  /** @type {Buffer[]} */
  let parts = [];
  stream.on('data', (/** @type {Buffer} */ part) => parts.push(part));
  return (/** @type {Buffer} */ bytes) =>
    new Promise((/** @type {(member: Buffer) => void} */ resolve, reject) => {
      stream.once('error', reject);
      stream.write(bytes);
      stream.flush(zlib.Z_FINISH, () => {
        stream.off('error', reject);
        stream.reset();
        const member = Buffer.concat(parts);
        parts = [];
        resolve(member);
      });
    });
}

/**
 * Where the bytes of a packed file go.
 * @typedef {object} Text
 * @property {() => { readonly buffer: Buffer, readonly at: number }} place where the next read puts its bytes
 * @property {(count: number) => Promise<void> | undefined} take a promise when the next read has to wait
 * @property {() => Ended | Promise<Ended>} end
 * @property {() => number} huge bytes of huge pages; negative where nobody counted
 */

/**
 * @typedef {object} Ended
 * @property {string} sha256 where the bytes were packed
 * @property {Uint8Array} rest a short file, which is told plainly; good until the next file is read
 */

/**
 * Bytes fill chunks; every full one becomes a gzip member while the next fills.
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
    end: () => {
      if (underWay.length > 0 || at > ROOM) {
        pack();
        return told.then(() => ({ sha256: digest.digest('hex'), rest: chunk.subarray(0, 0) }));
      }
      const rest = chunk.subarray(0, at);
      if (countHuge) huge += hugeBytes(rest);
      chunks.push(chunk);
      return { sha256: '', rest };
    },
    huge: () => huge,
  };
}

module.exports = { packedText };
