import { readCapture } from '../archive/index.ts';
import type { CaptureOptions } from '../capture/index.ts';
import { exitCodes, MemcaseError } from '../contract/index.ts';
import { showName } from '../text/index.ts';

/** The moment at which a former capture began: what the kernel said since then is news. */
export async function readSince(path: string): Promise<NonNullable<CaptureOptions['since']>> {
  const { header } = await readCapture({ kind: 'path', path }, () => undefined);
  if (header !== null) return { bootId: header.host.bootId, monotonicUsec: header.startedAt.monotonicUsec };
  throw new MemcaseError({
    code: 'usage',
    exit: exitCodes.usage,
    what: `--since wants an archive of memcase, and ${showName(path)} does not say when it was taken.`,
  });
}
