// @ts-check
import { fileURLToPath } from 'node:url';

/** The checkout's folder, with a trailing separator. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Tell the person at the terminal what is going on. Standard error only: standard output belongs to the job.
 * @param {string} text
 */
export function say(text) {
  process.stderr.write(`${text}\n`);
}
