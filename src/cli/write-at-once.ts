import { writeSync } from 'node:fs';
import { endWithReader } from './end-with-reader.ts';

/**
 * Writes an answer to standard output past Node's stream, which costs more to load than a short answer does. What cannot be written so
 * (a pipe that is full and does not wait, a reader that left) goes through the stream.
 */
export function writeAtOnce(answer: string): void {
  let rest = Buffer.from(answer);
  try {
    while (rest.length > 0) rest = rest.subarray(writeSync(1, rest));
  } catch {
    endWithReader();
    process.stdout.write(rest);
  }
}
