import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairMappings } from '../../src/diff/mappings/pair-mappings.ts';
import type { MappingPair } from '../../src/diff/index.ts';
import { parseSmaps } from '../../src/kernel/proc-pid-smaps/parse.ts';
import type { MappingTable } from '../../src/kernel/index.ts';
import { bases, programAt, smapsOf, type Region } from './make-snapshot.ts';
import { canonical, expectPartition } from './mapping-checks.ts';

function tableOf(regions: readonly Region[]): MappingTable {
  const sorted = [...regions].sort((a, b) => a.start - b.start);
  return parseSmaps(new TextEncoder().encode(sorted.map(smapsOf).join(''))).record;
}

const kept = { sameProcess: true, before: '/usr/bin/api', after: '/usr/bin/api' } as const;
const restarted = { ...kept, sameProcess: false } as const;

function pairs(before: readonly Region[], after: readonly Region[], owners: Parameters<typeof pairMappings>[2]): readonly MappingPair[] {
  const [left, right] = [tableOf(before), tableOf(after)];
  const found = pairMappings(left, right, owners);
  expectPartition(found, left, right);
  expect(canonical(pairMappings(right, left, { ...owners, before: owners.after, after: owners.before }), true)).toEqual(
    canonical(found, false),
  );
  return found;
}

const kinds = (found: readonly MappingPair[]): readonly string[] => found.map((pair) => pair.pairing.kind);
const [one, other] = bases;
const mmap = 0x7f00_0000_0000;
const anonymous = (start: number, size: number, more: Partial<Region> = {}): Region => ({
  start,
  size,
  anonymous: Math.min(size, 100),
  ...more,
});

describe('mappings of a process that kept its addresses', () => {
  it('are all the same when nothing happened', () => {
    expect(new Set(kinds(pairs(programAt(one), programAt(one), kept)))).toEqual(new Set(['same']));
  });

  it('grow at either end', () => {
    const found = pairs([...programAt(one), anonymous(mmap + 2 ** 20, 1024)], [...programAt(one, 4096), anonymous(mmap, 2048)], kept);
    expect(found.filter((pair) => pair.pairing.kind === 'resized').map((pair) => pair.label)).toEqual(['[heap]', 'anonymous']);
  });

  it('are split by a change of permissions in their middle, and merge back', () => {
    const whole = [...programAt(one), anonymous(mmap, 300)];
    const parts = [
      ...programAt(one),
      anonymous(mmap, 100),
      anonymous(mmap + 100 * 1024, 100, { permissions: 'r--p' }),
      anonymous(mmap + 200 * 1024, 100),
    ];
    expect(pairs(whole, parts, kept).find((pair) => pair.pairing.kind === 'split')).toMatchObject({ before: [5], after: [5, 6, 7] });
    expect(pairs(parts, whole, kept).find((pair) => pair.pairing.kind === 'merged')).toMatchObject({ before: [5, 6, 7], after: [5] });
  });

  it('let the head of an arena grow into its reserved tail', () => {
    const arena = (head: number): readonly Region[] => [
      anonymous(0x7e00_0000_0000, head),
      { start: 0x7e00_0000_0000 + head * 1024, size: 65536 - head, permissions: '---p' },
    ];
    const found = pairs([...programAt(one), ...arena(132)], [...programAt(one), ...arena(40_000)], kept).filter(
      (pair) => pair.kind === 'arena',
    );
    expect(found.map((pair) => [pair.label, pair.pairing.kind])).toEqual([
      ['malloc arena', 'resized'],
      ['malloc arena (reserved)', 'resized'],
    ]);
  });

  it('tell another file at an old address from the one that was there', () => {
    const file = (name: string, inode: number): Region => ({ start: mmap, size: 64, name, inode, device: '08:01', rss: 8 });
    expect(
      kinds(pairs([...programAt(one), file('/a', 1)], [...programAt(one), file('/b', 2)], kept))
        .filter((kind) => kind !== 'same')
        .sort(),
    ).toEqual(['appeared', 'gone']);
  });

  it('keep a mapping that got a name while it lived', () => {
    expect(
      new Set(
        kinds(pairs([...programAt(one), anonymous(mmap, 64)], [...programAt(one), anonymous(mmap, 64, { name: '[anon:cache]' })], kept)),
      ),
    ).toEqual(new Set(['same']));
  });

  it('see a large block that realloc moved, unless two could be meant', () => {
    const moved = pairs([...programAt(one), anonymous(mmap, 4096)], [...programAt(one), anonymous(mmap + 2 ** 32, 8192)], kept);
    expect(moved.filter((pair) => pair.pairing.kind === 'resized')).toMatchObject([{ pairing: { confidence: 0.5 } }]);
    const two = pairs(
      [...programAt(one), anonymous(mmap, 4096)],
      [...programAt(one), anonymous(mmap + 2 ** 32, 8192), anonymous(mmap + 2 ** 33, 8192)],
      kept,
    );
    expect(two.filter((pair) => pair.pairing.kind === 'appeared')).toHaveLength(2);
  });

  it('add up however many lines the heap has', () => {
    const heap = programAt(one).find((region) => region.name === '[heap]');
    const second: Region = {
      start: (heap?.start ?? 0) + (heap?.size ?? 0) * 1024,
      size: 64,
      name: '[heap]',
      anonymous: 64,
      flags: 'rd wr mr mw me ac mg',
    };
    const found = pairs(programAt(one), [...programAt(one), second], kept).filter((pair) => pair.kind === 'heap');
    expect(found).toMatchObject([{ before: [4], after: [4, 5] }]);
  });

  it('are told from those of a new program in the same process (exec)', () => {
    const found = pairs(programAt(one), programAt(other), kept);
    expect(new Set(kinds(found))).toEqual(new Set(['moved']));
  });
});

describe('mappings across a restart', () => {
  it('meet by what they map, in spite of new addresses', () => {
    const found = pairs(programAt(one), programAt(other, 5000), restarted);
    expect(kinds(found).filter((kind) => kind === 'moved')).toHaveLength(11);
    expect(found.find((pair) => pair.pairing.kind === 'resized')?.label).toBe('[heap]');
    expect(found.find((pair) => pair.label === '/usr/lib/libc.so.6 (bss)')?.pairing.confidence).toBe(0.99);
  });

  it('meet their library in another version, segment by segment', () => {
    const newer = programAt(other).map((region) =>
      region.name === '/usr/lib/libc.so.6'
        ? { ...region, name: '/usr/lib/libc.so.7', inode: 33, offset: (region.offset ?? 0) * 2, size: region.size + 4 }
        : region,
    );
    const shifted = newer.map((region, at) =>
      region.name === '/usr/lib/libc.so.7' ? { ...region, start: region.start + at * 2 ** 24 } : region,
    );
    const found = pairs(programAt(one), shifted, restarted).filter((pair) => pair.label === '/usr/lib/libc.so.7');
    expect(found.map((pair) => [pair.before.length, pair.after.length, pair.pairing.kind, pair.pairing.confidence])).toEqual([
      [1, 1, 'resized', 0.8],
      [1, 1, 'resized', 0.8],
      [1, 1, 'resized', 0.8],
    ]);
  });

  it('pair anonymous memory by its place, though it grew tenfold', () => {
    const found = pairs(
      [...programAt(one), anonymous(one.libraries - 2 ** 26, 16 * 1024)],
      [...programAt(other), anonymous(other.libraries - 2 ** 29, 160 * 1024)],
      restarted,
    );
    expect(found.filter((pair) => pair.kind === 'anonymous' && pair.pairing.kind === 'resized')).toHaveLength(1);
    expect(kinds(found)).not.toContain('gone');
  });

  it('see thread stacks by size above their guards, 8 before and 12 after', () => {
    const stacks = (base: number, count: number): readonly Region[] =>
      Array.from({ length: count }, (_, at): readonly Region[] => [
        { start: base + at * 9 * 2 ** 20, size: 4, permissions: '---p' },
        { start: base + at * 9 * 2 ** 20 + 4096, size: 8192, anonymous: 8 + at },
      ]).flat();
    const found = pairs([...programAt(one), ...stacks(mmap, 8)], [...programAt(other), ...stacks(mmap + 2 ** 33, 12)], restarted);
    const threads = found.filter((pair) => pair.kind === 'thread-stack');
    expect(threads.filter((pair) => pair.pairing.kind === 'moved')).toHaveLength(8);
    expect(threads.filter((pair) => pair.pairing.kind === 'appeared')).toHaveLength(4);
  });

  it('find a region that a runtime put elsewhere', () => {
    const before = [...programAt(one), anonymous(0x1200_0000_0000, 777)];
    const after = [...programAt(other), anonymous(0x7f99_0000_0000, 777)];
    expect(kinds(pairs(before, after, restarted))).not.toContain('gone');
  });

  it('join what the kernel merged in one run only', () => {
    const base = (start: number): readonly Region[] => [
      anonymous(start - 2 ** 28, 64),
      { ...anonymous(start - 2 ** 28 + 64 * 1024, 960), flags: 'rd wr mr mw me ac hg' },
    ];
    const before = [...programAt(one), anonymous(one.libraries - 2 ** 28, 1024)];
    const found = pairs(before, [...programAt(other), ...base(other.libraries)], restarted);
    expect(found.find((pair) => pair.pairing.kind === 'split')).toMatchObject({ before: [5], after: [5, 6] });
  });

  it('join what filled a hole in one run and overflowed below it in the other', () => {
    // The huge region ends at a multiple of 2 MiB, which leaves a hole of random size below the libraries.
    const layout = ({ libraries }: (typeof bases)[number], hole: number, filled: number, below: number): readonly Region[] => {
      const top = libraries - 2 ** 20;
      return [anonymous(top - filled * 1024, filled), anonymous(top - (hole + below) * 1024, below)];
    };
    const found = pairs(
      [...programAt(one), ...layout(one, 1400, 1300, 30_000)],
      [...programAt(other), ...layout(other, 900, 800, 30_500)],
      restarted,
    );
    expect(found.filter((pair) => pair.before.length > 1)).toMatchObject([{ before: [5, 6], after: [5, 6], pairing: { confidence: 0.5 } }]);
  });

  it('never take memory that a program placed for memory that the kernel placed', () => {
    const found = pairs(
      [...programAt(one), anonymous(0x1200_0000_0000, 900)],
      [...programAt(other), anonymous(other.libraries - 2 ** 26, 900)],
      restarted,
    );
    expect([...kinds(found.filter((pair) => pair.kind === 'anonymous'))].sort()).toEqual(['appeared', 'gone', 'moved']);
  });

  it('pair arenas as wholes by what is used of them, wherever they lie', () => {
    const span = 64 * 2 ** 20;
    const arenas = (base: number, heads: readonly number[]): readonly Region[] =>
      heads.flatMap((head, at): readonly Region[] => [
        anonymous(base + at * span, head, { rss: head, anonymous: head }),
        { start: base + at * span + head * 1024, size: 65_536 - head, permissions: '---p' },
      ]);
    const [before, after] = [
      [...programAt(one), ...arenas(0x7e00_0000_0000, [132, 1700, 400])],
      [...programAt(other), ...arenas(0x7d00_0000_0000, [1600, 390, 132])],
    ];
    const sizeIn = (regions: readonly Region[], at: number | undefined): number =>
      [...regions].sort((a, b) => a.start - b.start)[at ?? -1]?.size ?? 0;
    const found = pairs(before, after, restarted).filter((pair) => pair.kind === 'arena');
    expect(found.map((pair) => [sizeIn(before, pair.before[0]), sizeIn(after, pair.after[0])]).filter(([size = 0]) => size < 2000)).toEqual(
      [
        [1700, 1600],
        [400, 390],
        [132, 132],
      ],
    );
    expect(found.map((pair) => pair.label).filter((label) => label.endsWith('(reserved)'))).toHaveLength(3);
  });

  it('end in time with a lower confidence when everything changed', () => {
    const many = (base: number, seed: number): readonly Region[] =>
      Array.from({ length: 3000 }, (_, at) =>
        anonymous(base + at * 2 ** 24, 4 * (2 * (at % 977) + seed), { permissions: at % 2 === 0 ? 'rw-p' : '---p' }),
      );
    const found = pairs(many(mmap, 1), many(mmap + 0x1234_5000, 2), restarted);
    expect(found.filter((pair) => pair.before.length > 0 && pair.after.length > 0).every((pair) => pair.pairing.confidence === 0.5)).toBe(
      true,
    );
  });
});

describe('any two address spaces', () => {
  const region = fc.record({
    gap: fc.integer({ min: 0, max: 3 }),
    size: fc.integer({ min: 1, max: 6 }),
    permissions: fc.constantFrom('rw-p', '---p', 'r-xp', 'rw-s'),
    name: fc.constantFrom(
      undefined,
      '/lib/a.so',
      '/lib/b.so.1',
      '[heap]',
      '[anon:x]',
      '/dev/zero (deleted)',
      '/memfd:m (deleted)',
      '[stack]',
    ),
    flags: fc.constantFrom('rd wr mr', 'rd wr mr hg'),
  });
  // In larger units, what fills one hole and overflows into another is worth a claim.
  const space = fc.tuple(fc.array(region, { maxLength: 25 }), fc.constantFrom(1, 40)).map(([parts, unit]) => {
    let at = 0x7f00_0000_0000;
    return parts.map(({ gap, size, permissions, name, flags }): Region => {
      at += gap * 4096;
      const start = at;
      at += size * unit * 4096;
      return {
        start,
        size: size * unit * 4,
        permissions,
        flags,
        rss: 4,
        anonymous: 4,
        ...(name === undefined ? {} : { name, inode: name.startsWith('/') ? 7 : 0 }),
      };
    });
  });

  it('are paired so that every mapping is in one pair, and exchanging them exchanges the answer', () => {
    fc.assert(
      fc.property(space, space, fc.boolean(), (before, after, sameProcess) => {
        pairs(before, after, { ...kept, sameProcess });
      }),
      { numRuns: 200 },
    );
  });
});
