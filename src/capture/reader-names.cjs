// @ts-check
/** What the reading process is told of a file, and what it tells of an error. */

/** @param {string} path @returns {string | Buffer} */
function pathOf(path) {
  return /[^\0-\x7f]/.test(path) ? Buffer.from(path, 'latin1') : path;
}

/** @param {unknown} error */
function errnoOf(error) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'EIO';
  // The kernel's own ENOTSUPP has no name outside of it.
  const nameless = /^Unknown system error -?([0-9]+)$/u.exec(code)?.[1];
  if (nameless !== undefined) return nameless === '524' ? 'ENOTSUPP' : `E${nameless}`;
  return code.startsWith('ERR_') ? 'EINVAL' : code;
}

module.exports = { errnoOf, pathOf };
