import { describe, expect, it } from 'vitest';
import { sysvShm } from '../../../src/kernel/proc-sysvipc-shm/index.ts';
import { amountOf, context, encode, expectNoThrow, expectNoWrongNumberWhenCut } from '../sturdy.ts';

const { parse } = sysvShm;
const sample = `       key      shmid perms                  size  cpid  lpid nattch   uid   gid  cuid  cgid      atime      dtime      ctime                   rss                  swap
         0          0  1600               8388608   285   285      4     0     0     0     0 1795406919          0 1795406914               8388608                     0
-559038737         32   600               4194305   285   285      0     0     0     0     0 1795406919          0 1795406914               4194304                  4096
`;
const old = `       key      shmid perms       size  cpid  lpid nattch   uid   gid  cuid  cgid      atime      dtime      ctime
         0   45023232  1600     393216 19464 19471      2     0     0     0     0 1555298744 1555298747 1555298744
`;

describe('sysvipc.shm', () => {
  it('has a row for each segment, labelled with its shmid, sizes in bytes', () => {
    const parsed = parse(encode(sample), context);
    expect(parsed.notes).toEqual([]);
    expect(amountOf(parsed, '0 / rss')).toBe(8388608);
    expect(amountOf(parsed, '0 / perms')).toBe('1600');
    expect(amountOf(parsed, '32 / size')).toBe(4194305);
    expect(amountOf(parsed, '32 / swap')).toBe(4096);
    expect(amountOf(parsed, '32 / key')).toBe(-559038737);
  });

  it('leaves rss and swap unknown on kernels without them', () => {
    const parsed = parse(encode(old), { ...context, wordSize: 32 });
    expect(parsed.notes).toEqual([]);
    expect(amountOf(parsed, '45023232 / size')).toBe(393216);
    expect(amountOf(parsed, '45023232 / rss')).toBeUndefined();
  });

  it('is an empty table without segments, and notes rows without header or with missing columns', () => {
    expect(parse(encode(sample.slice(0, sample.indexOf('\n') + 1)), context)).toEqual({ record: { type: 'table', rows: [] }, notes: [] });
    expect(parse(encode('0 1 600\n'), context).notes.map(({ code }) => code)).toEqual(['malformed-line']);
  });

  it('gives no wrong number when cut anywhere, and never throws', () => {
    expectNoWrongNumberWhenCut(parse, encode(sample));
    expectNoThrow(parse, ['key shmid perms size\n', 'shmid', '1600']);
  });
});
