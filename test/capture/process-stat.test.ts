import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isKernelThread, isZombie, parseProcessStat } from '../../src/capture/process-stat.ts';

const tail = '1 1 0 -1 4194304 0 0 0 0 0 0 0 0 20 5 1 0 4711 1000 88 18446744073709551615 0 0 0 0 0 0 0 0 0 0 0 0 17 0 0 3 0 0 0';

describe('parseProcessStat', () => {
  it('finds the fields behind any command name', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 15 }), (bytes) => {
        const comm = bytes.map((byte) => (byte === 0 || byte === 10 ? 0x28 : byte));
        const line = Buffer.concat([Buffer.from('812 ('), comm, Buffer.from(`) S 1 ${tail}\n`)]);
        const stat = parseProcessStat(line);
        expect(stat).toMatchObject({ pid: 812, state: 'S', ppid: 1, startTime: 4711, residentPages: 88, nice: 5, policy: 3 });
      }),
    );
  });

  it('is null for what is no stat line', () => {
    expect(parseProcessStat(Buffer.from(''))).toBeNull();
    expect(parseProcessStat(Buffer.from('812 (x) S 1'))).toBeNull();
  });

  it('tells kernel threads and zombies', () => {
    const thread = parseProcessStat(Buffer.from('2 (kthreadd) S 0 0 0 0 -1 2129984 0 0 0 0 0 0 0 0 20 0 1 0 25 0 0 0'));
    expect(thread !== null && isKernelThread(thread)).toBe(true);
    const zombie = parseProcessStat(Buffer.from(`9 (sh) Z 1 ${tail}`));
    expect(zombie !== null && isZombie(zombie) && !isKernelThread(zombie)).toBe(true);
  });
});
