import { createHash } from 'node:crypto';
import { keepOomLines } from '../redact/index.ts';
import { decodeName, encodeName, showName } from '../text/index.ts';
import type { Since } from './options.ts';
import type { Session } from './session.ts';

const path = 'dev/kmsg';
/** The ring buffer of a large host. */
const mostBytes = 64 * 2 ** 20;

/** Stores the OOM reports of the kernel log, where it can be read; where it can't, that is on record and no fault. */
export async function captureKernelLog(session: Session, since: Since | null): Promise<void> {
  const { machine, recorder, host } = session;
  if (machine.root !== '' || session.isOver()) return;
  const [looked] = await machine.look([{ kind: 'log', path: machine.locate(path), careful: true, maxBytes: mostBytes }]);
  if (looked === undefined) return;
  const { result, bytes } = looked;
  if (result.errno !== '' && bytes.length === 0) {
    recorder.refuse(path, result.errno, result.at, true);
    return;
  }
  const sinceUsec = since !== null && since.bootId === host.bootId ? since.monotonicUsec : 0;
  const { text, removed } = keepOomLines(decodeName(bytes), sinceUsec);
  const kept = encodeName(text);
  recorder.masked.set('kernel-log', (recorder.masked.get('kernel-log') ?? 0) + removed);
  const stored = await recorder.writer.add(recorder.pathOf(path), kept);
  recorder.filesRead += 1;
  recorder.bytesRead += bytes.length;
  recorder.entries.push({
    state: 'stored',
    path: showName(recorder.pathOf(path)),
    bytes: stored.bytes,
    sha256: createHash('sha256').update(kept).digest('hex'),
    content: removed > 0 ? 'masked' : 'kernel',
    atUsec: result.at,
    tookUsec: result.took,
    longestReadUsec: result.longest,
  });
}
