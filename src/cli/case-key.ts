import { readFileSync } from 'node:fs';
import { exitCodes, MemcaseError } from '../contract/index.ts';

/** The key of a case: of the digests that stand for masked values, and of the names that redaction gives. */
export function readCaseKey(path: string): Uint8Array {
  try {
    const key = readFileSync(path);
    if (key.length >= 16) return key;
  } catch (cause) {
    throw new MemcaseError(
      {
        code: 'usage',
        exit: exitCodes.usage,
        what: `The key file ${path} can't be read.`,
        next: 'Make one: head -c 32 /dev/urandom > case.key',
      },
      cause,
    );
  }
  throw new MemcaseError({
    code: 'usage',
    exit: exitCodes.usage,
    what: `The key in ${path} is shorter than 16 bytes.`,
    next: 'Make one: head -c 32 /dev/urandom > case.key',
  });
}
