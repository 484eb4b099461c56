// @ts-check
/** What the reading process does with a chunk of long text before it tells it. */
const { constants: zlib, createGzip } = require('node:zlib');

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
  const stream = /** @type {import('node:zlib').Gzip & import('node:zlib').ZlibReset} */ (createGzip({ level: 3, chunkSize: 64 * 1024 }));
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

module.exports = { compress, hugeBytes };
