// @ts-check
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readJson } from './read-json.mjs';
import { root } from './root.mjs';

/**
 * What vitest's json reporter writes, as far as it matters here.
 * @typedef {{ testResults: { name: string, status: string, message?: string, assertionResults: { fullName: string, status: string, failureMessages?: string[] }[] }[] }} TestReport
 */

/** @typedef {{ passed: number, failed: readonly string[], skipped: readonly string[] }} Count failed: `file: title` and the first lines of the message; skipped: `file: title` */

const MESSAGE_LINES = 6;

/**
 * Count what test runs did. A file that failed with no failed test of its own (it could not be loaded, or a hook failed) counts as one failure.
 * @param {readonly TestReport[]} reports
 * @returns {Count}
 */
export function countTests(reports) {
  let passed = 0;
  /** @type {string[]} */
  const failed = [];
  /** @type {string[]} */
  const skipped = [];
  const fail = (/** @type {string} */ title, /** @type {string} */ message) =>
    failed.push([title, ...message.split('\n').slice(0, MESSAGE_LINES)].join('\n    '));
  for (const file of reports.flatMap((report) => report.testResults)) {
    if (file.status === 'failed' && file.assertionResults.every(({ status }) => status !== 'failed'))
      fail(nameTestFile(file.name), file.message ?? '');
    for (const { status, fullName, failureMessages = [] } of file.assertionResults) {
      if (status === 'passed') passed += 1;
      else if (status === 'failed') fail(`${nameTestFile(file.name)}: ${fullName}`, failureMessages.join('\n'));
      else skipped.push(`${nameTestFile(file.name)}: ${fullName}`);
    }
  }
  return { passed, failed, skipped };
}

/**
 * A test file's name from `test/` on: the runs may have been in different clones.
 * @param {string} path
 */
function nameTestFile(path) {
  const plain = path.replaceAll('\\', '/');
  return plain.slice(plain.lastIndexOf('/test/') + 1);
}

/**
 * Skipped tests that no line of the kept list allows.
 * @param {readonly string[]} skipped
 * @param {string} allowedText a `file: title` a line; `#` begins a comment, `*` at the end of a title stands for any rest
 * @returns {string[]}
 */
export function findUnallowedSkips(skipped, allowedText) {
  const allowed = allowedText
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const allows = (/** @type {string} */ pattern, /** @type {string} */ title) =>
    pattern.endsWith('*') ? title.startsWith(pattern.slice(0, -1)) : title === pattern;
  return skipped.filter((title) => !allowed.some((pattern) => allows(pattern, title)));
}

/**
 * @param {readonly string[]} paths reports of vitest's json reporter
 * @returns {number} exit code: 1 when a test failed, a skip is not allowed, or a report is missing or holds no test
 */
function judgeReports(paths) {
  /** @type {TestReport[]} */
  const reports = [];
  /** @type {string[]} */
  const faults = [];
  for (const path of paths) {
    try {
      const report = /** @type {TestReport} */ (readJson(path));
      if (report.testResults.length === 0) faults.push(`${basename(path)}: no test ran`);
      reports.push(report);
    } catch {
      faults.push(`${basename(path)}: the test run left no result`);
    }
  }
  const { passed, failed, skipped } = countTests(reports);
  const allowed = readFileSync(join(root, 'test/allowed-skips.txt'), 'utf8');
  for (const title of findUnallowedSkips(skipped, allowed)) faults.push(`skipped, and not in test/allowed-skips.txt: ${title}`);
  for (const fault of [...failed, ...faults]) console.log(fault);
  console.log(`${passed} passed, ${failed.length + faults.length} failed, ${skipped.length} skipped`);
  return failed.length === 0 && faults.length === 0 ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = judgeReports(process.argv.slice(2));
