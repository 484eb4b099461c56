import { describe, expect, test } from 'vitest';
import { chargeParts, type Charge } from '../../src/analysis/reconcile/charge-parts.ts';
import { chargeHoldsMore } from '../../src/analysis/reconcile/charge-words.ts';

const KiB = 1024;
const MiB = 1024 * KiB;

/** A service whose processes map more files than it is charged for: 152 KiB of kernel memory, 128 KiB charged ahead, 76 KiB mapped of others. */
const service: Charge = {
  usage: 41 * MiB + 280 * KiB,
  parts: 41 * MiB + 152 * KiB,
  anonymous: 41 * MiB - 4 * KiB,
  file: 0,
  shmem: 4 * KiB,
  kernel: 152 * KiB,
  sock: 0,
  swapCached: 0,
  pss: { anonymous: 41 * MiB - 4 * KiB, file: 76 * KiB, shmem: 0 },
  leftOut: 0,
  stock: MiB,
  least: 5 * KiB,
};
const say = (charge: Charge, gap: number) => chargeHoldsMore.en({ ...chargeParts(charge), gap });

describe('what a charge holds beyond the PSS of its processes', () => {
  test('is said by parts that make the gap, without those of nothing, and less what others are charged for', () => {
    expect(chargeParts(service)).toEqual({ kernel: 152 * KiB, ahead: 128 * KiB, elsewhere: 76 * KiB });
    expect(say(service, 208 * KiB)).toBe(
      'The charge also holds what is in no PSS of its processes (+208 KiB): kernel memory (152 KiB), pages charged ahead for each CPU (128 KiB), less 76.0 KiB of what they map that others are charged for.',
    );
    expect(chargeHoldsMore['zh-CN']({ ...chargeParts(service), gap: 208 * KiB })).toBe(
      '计费中还包括不在其进程 PSS 中的部分（+208 KiB）：内核内存（152 KiB）、为各 CPU 预先计入的页（128 KiB），再减去其进程映射而计入他处的 76.0 KiB。',
    );
  });

  test('names of page cache and shared memory how much of them it is', () => {
    const cached = { ...service, file: 2 * MiB, shmem: 80 * MiB, pss: { anonymous: service.anonymous, file: MiB, shmem: 27 * MiB } };
    expect(chargeParts(cached)).toMatchObject({ file: MiB, fileOf: 2 * MiB, shmem: 53 * MiB, shmemOf: 80 * MiB });
    expect(say(cached, 54 * MiB)).toContain(
      'page cache beyond what they map (1.0 MiB of 2.0 MiB), tmpfs and shared memory as far as other cgroups map it or nobody does (53.0 MiB of 80.0 MiB)',
    );
  });

  test('has no amount of page cache where the kernel does not split PSS by kind', () => {
    const unsplit = { ...service, file: 2 * MiB, pss: { anonymous: null, file: null, shmem: null } };
    expect(chargeParts(unsplit)).toEqual({ kernel: 152 * KiB, ahead: 128 * KiB, fileOf: 2 * MiB });
    expect(say(unsplit, 3 * MiB)).toContain('page cache beyond what they map (of 2.0 MiB)');
  });

  test('calls what memory.stat leaves over by what it can be', () => {
    expect(chargeParts({ ...service, swapCached: 64 * KiB })).toMatchObject({ rest: 128 * KiB });
    expect(chargeParts({ ...service, swapCached: null })).toMatchObject({ rest: 128 * KiB });
    expect(chargeParts({ ...service, stock: 100 * KiB })).toMatchObject({ unnamed: 128 * KiB });
    expect(chargeParts({ ...service, parts: null })).toEqual({ kernel: 152 * KiB, elsewhere: 76 * KiB });
    expect(chargeParts({ ...service, parts: 50 * MiB })).toEqual({ kernel: 152 * KiB, elsewhere: 76 * KiB });
  });

  test('tells anonymous memory that was read at another moment from what others are charged for', () => {
    const moved = { ...service, pss: { ...service.pss, anonymous: 46 * MiB - 4 * KiB } };
    expect(chargeParts(moved)).toMatchObject({ anonymousLess: 5 * MiB, elsewhere: 76 * KiB });
    expect(say(moved, -4 * MiB)).toContain('less 5.0 MiB of anonymous memory that was read at another moment');
    const leftOut = { ...service, anonymous: 71 * MiB - 4 * KiB, leftOut: 30 * MiB };
    expect(chargeParts(leftOut)).toEqual({ ...chargeParts(service), missing: 30 * MiB });
  });
});
