import { createHmac } from 'node:crypto';
import { maskCommandLine, reduceMounts, type Digest } from '../redact/index.ts';
import { decodeName, encodeName } from '../text/index.ts';
import type { CapturedFile } from './captured-files.ts';

type Sensitive = NonNullable<CapturedFile['sensitive']>;

export interface MaskedContent {
  readonly bytes: Uint8Array;
  /** Arguments or lines that lost something; 0: the bytes are the kernel's. */
  readonly masked: number;
}

/** What stands for masked values in this capture. */
export interface Masking {
  readonly keepArguments: boolean;
  readonly digest: Digest | null;
}

/** A digest under the user's key: HMAC-SHA-256, 48 bits of it. */
export function keyedDigest(key: Uint8Array): Digest {
  return (value) => createHmac('sha256', key).update(encodeName(value)).digest('hex').slice(0, 12);
}

/** A sensitive file's bytes as they may be stored. */
export function maskContent(bytes: Uint8Array, sensitive: Sensitive, masking: Masking): MaskedContent {
  switch (sensitive) {
    case 'command-line':
      return masking.keepArguments ? { bytes, masked: 0 } : maskArguments(bytes, masking.digest);
    case 'mounts': {
      const { text, removed } = reduceMounts(decodeName(bytes));
      return removed === 0 ? { bytes, masked: 0 } : { bytes: encodeName(text), masked: removed };
    }
    case 'kernel-log':
      // Only its OOM reports may be stored, and they are cut out elsewhere.
      return { bytes: new Uint8Array(0), masked: 1 };
    default:
      return sensitive satisfies never;
  }
}

/** /proc/PID/cmdline: arguments that each end in a NUL byte; a title that the process wrote over them need not. */
function maskArguments(bytes: Uint8Array, digest: Digest | null): MaskedContent {
  const text = decodeName(bytes);
  const ends = text.endsWith('\0');
  const argv = (ends ? text.slice(0, -1) : text).split('\0');
  const { argv: kept, masked } = maskCommandLine(argv, digest);
  return masked === 0 ? { bytes, masked } : { bytes: encodeName(kept.join('\0') + (ends ? '\0' : '')), masked };
}
