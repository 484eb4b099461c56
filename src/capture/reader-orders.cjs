// @ts-check
/**
 * What the reading process is told, a line each:
 *
 *     [JOB, ...]       jobs
 *     =[JOB, ...]      a form: jobs for any number of folders, their paths below it. The first is number 0, the next 1
 *     NUMBER FOLDER    the jobs of a form, in this folder
 *     +{...}           the archive that files are stored in
 */
const { readSync } = require('node:fs');
const ledger = require('./reader-ledger.cjs');
const { endQuiet, flush } = require('./reader-replies.cjs');
const store = require('./reader-store.cjs');

/**
 * A job. All have all properties, so that they are of one shape: what looks at them a hundred thousand times knows where they stand.
 * @typedef {object} Job
 * @property {'read' | 'log' | 'links' | 'stat' | 'statfs' | 'list' | 'usage'} kind
 * @property {string} path bytes as Latin-1
 * @property {boolean} careful what is done so far is told before this one begins, since it may never end
 * @property {number} pauseMs after each read(2), so that the target's writers get the lock they wait for
 * @property {number} restTimes after a long read(2): so many times as long as it took
 * @property {number} readBytes what a read(2) asks for at most
 * @property {number} maxBytes
 * @property {boolean} oneRecord the first read(2) gives all of it, where there is room
 * @property {boolean} store it goes into the archive as it is; a long file is packed, and of links the manifest gets the facts
 * @property {boolean} show stored: its bytes are told as well, and a long one is told only
 * @property {boolean} quiet nothing but that it was read is told, where nothing went wrong
 * @property {boolean} pack a long file comes as gzip members with its digest
 * @property {boolean} countHuge packed: say how many bytes of huge pages the text speaks of
 * @property {import('./reader-watch.cjs').Watched | ''} watch what is made of it here
 * @property {number} ifMappingsBelow skipped when the maps before had so many mappings or more, or was not read
 * @property {readonly string[]} names links below the path
 * @property {boolean} repeats in a form: where it is the same as in the last folder only that is told
 * @property {Buffer} last what was told last
 */

/** No file of the kernel is as long. */
const MOST = 4 * 2 ** 30;

/** @type {Job} */
const usual = {
  ...{ kind: 'read', path: '', careful: false, pauseMs: 0, restTimes: 0, readBytes: MOST, maxBytes: MOST, oneRecord: false, store: false },
  ...{ show: false, quiet: false, pack: false, countHuge: false, watch: '', ifMappingsBelow: Infinity, names: [], repeats: false },
  last: Buffer.alloc(0),
};

/** @type {{ readonly below: string, readonly job: Job }[][]} */
const forms = [];

/** Jobs as they come, read when they are wanted: nothing else goes on meanwhile. @returns {Generator<Job, void, void>} */
function* eachJob() {
  for (const line of eachLine()) {
    if (line.startsWith('[')) yield* parseJobs(line);
    else if (line.startsWith('=')) forms.push(parseJobs(line.slice(1)).map((job) => ({ below: job.path, job })));
    else if (line.startsWith('+')) beginArchive(line.slice(1));
    else yield* jobsOf(line);
    // Quiet jobs of two orders are not counted together: they are told to different askers.
    endQuiet();
  }
}

/** @param {string} line @returns {Job[]} */
function parseJobs(line) {
  return /** @type {Partial<Job>[]} */ (parse(line)).map((job) => ({ ...usual, ...job }));
}

/** @param {string} text @returns {unknown} */
function parse(text) {
  return JSON.parse(text);
}

/** @param {string} line */
function* jobsOf(line) {
  const blank = line.indexOf(' ');
  const folder = line.slice(blank + 1);
  for (const { below, job } of forms[Number(line.slice(0, blank))] ?? []) {
    job.path = folder + below;
    yield job;
  }
}

/** @param {string} line */
function beginArchive(line) {
  const archive = /** @type {import('./reader-store.cjs').Common & { prefix: string, sample: number | null }} */ (parse(line));
  store.beginArchive(archive);
  ledger.begin(archive);
}

function* eachLine() {
  const chunk = Buffer.allocUnsafeSlow(64 * 1024);
  let rest = '';
  for (;;) {
    // To tell wakes who listens: it is done when there is nothing else to do.
    flush();
    const count = readSync(0, chunk, 0, chunk.length, null);
    if (count === 0) return;
    rest += chunk.toString('latin1', 0, count);
    let start = 0;
    for (let end = rest.indexOf('\n'); end !== -1; end = rest.indexOf('\n', start)) {
      yield rest.slice(start, end);
      start = end + 1;
    }
    rest = rest.slice(start);
  }
}

module.exports = { eachJob };
