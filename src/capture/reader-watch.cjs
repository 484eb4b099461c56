// @ts-check
/** What the reading process itself makes of some files while it reads them, so that their text need not be told. */
const identity = require('./reader-identity.cjs');
const size = require('./reader-size.cjs');

/** @typedef {'status' | 'maps' | 'stat' | 'statm-again' | 'stat-again'} Watched */

/** @param {Watched} what */
function begin(what) {
  if (what === 'status' || what === 'maps') size.begin(what);
  else identity.begin(what);
}

/** @param {Watched} what @param {Buffer} buffer @param {number} from @param {number} to @param {number} at when, microseconds */
function see(what, buffer, from, to, at) {
  if (what === 'status' || what === 'maps') size.see(what, buffer, from, to);
  else identity.see(what, buffer, from, to, at);
}

/** What is told with the last of them. @param {Watched | ''} what */
function words(what) {
  if (what === 'maps') return ` size ${size.words()}`;
  return what === 'stat-again' ? ` identity ${identity.words()}` : '';
}

module.exports = { begin, see, words };
