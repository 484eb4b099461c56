import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FrameCutter, type Frame, type ReadyFiles } from '../../src/capture/frames.ts';

const kinds = ['data', 'result', 'member', 'read-result', 'alive', 'file', 'links'];

function showBatch({ members, entries, facts, files, bytes }: ReadyFiles): string {
  return [...[members, entries, facts].map((piece) => Buffer.from(piece).toString()), files, bytes].join();
}

/** The text of a frame that is no batch. */
function textOf(frame: Frame): Buffer {
  if (frame.kind === 'data') return Buffer.from(frame.bytes);
  return 'payload' in frame ? Buffer.from(frame.payload) : Buffer.alloc(0);
}

function encode(frames: readonly { readonly kind: number; readonly payload: Uint8Array }[]): Buffer {
  return Buffer.concat(
    frames.flatMap(({ kind, payload }) => {
      const head = Buffer.alloc(5);
      head.writeUInt32LE(payload.length);
      head[4] = kind;
      return [head, payload];
    }),
  );
}

describe('FrameCutter', () => {
  it('gives back what was sent, wherever the stream is cut', () => {
    const frame = fc.record({ kind: fc.integer({ min: 0, max: 6 }), payload: fc.uint8Array({ maxLength: 50 }) });
    fc.assert(
      fc.property(fc.array(frame), fc.integer({ min: 1, max: 30 }), (frames, step) => {
        const stream = encode(frames);
        const cutter = new FrameCutter();
        const seen: { kind: string; bytes: Buffer }[] = [];
        for (let at = 0; at < stream.length; at += step) {
          cutter.push(stream.subarray(at, at + step));
          for (let one = cutter.next(); one !== null; one = cutter.next()) {
            const bytes = textOf(one);
            const last = seen.at(-1);
            if (one.kind === 'data' && last?.kind === 'data') last.bytes = Buffer.concat([last.bytes, bytes]);
            else seen.push({ kind: one.kind, bytes });
          }
        }
        const sent: { kind: string; bytes: Buffer }[] = [];
        for (const { kind, payload } of frames) {
          const last = sent.at(-1);
          if (kind === 0 && payload.length === 0) continue;
          if (kind === 0 && last?.kind === 'data') last.bytes = Buffer.concat([last.bytes, payload]);
          else sent.push({ kind: kinds[kind] ?? '', bytes: Buffer.from(payload) });
        }
        expect(seen).toEqual(sent);
      }),
    );
  });

  it('says how many jobs are done of which there is nothing to tell', () => {
    const count = Buffer.alloc(4);
    count.writeUInt32LE(70_000);
    const cutter = new FrameCutter();
    cutter.push(encode([{ kind: 8, payload: count }]));
    expect([cutter.next(), cutter.next()]).toEqual([{ kind: 'quiet', jobs: 70_000 }, null]);
  });

  it('hands out a batch only when the results behind it are here as well', () => {
    const inner = encode([
      { kind: 3, payload: Buffer.from('first') },
      { kind: 6, payload: Buffer.from('second') },
    ]);
    const head = Buffer.alloc(24);
    [3, 5, 0, 17].forEach((amount, nth) => head.writeUInt32LE(amount, nth * 4));
    head.writeDoubleLE(2 ** 33, 16);
    const stream = encode([
      { kind: 7, payload: Buffer.concat([head, Buffer.from('zipLINES'), inner]) },
      { kind: 3, payload: Buffer.from('third') },
    ]);
    const cutter = new FrameCutter();
    const seen: string[] = [];
    const take = (): void => {
      for (let one = cutter.next(); one !== null; one = cutter.next()) {
        seen.push(
          `${one.kind} ${one.kind === 'batch' ? showBatch(one.batch) : textOf(one).toString()}${cutter.isInBatch ? ' and more' : ''}`,
        );
      }
    };
    const end = stream.length - 10;
    for (let at = 0; at < end - 1; at += 1) {
      cutter.push(stream.subarray(at, at + 1));
      take();
    }
    expect(seen).toEqual([]);
    cutter.push(stream.subarray(end - 1));
    take();
    expect(seen).toEqual(['batch zip,LINES,,17,8589934592 and more', 'read-result first and more', 'links second', 'read-result third']);
  });
});
