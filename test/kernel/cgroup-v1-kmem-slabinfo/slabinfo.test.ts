import { describe, expect, it } from 'vitest';
import { cgroupV1KmemSlabinfo } from '../../../src/kernel/cgroup-v1-kmem-slabinfo/index.ts';
import { amountOf, context, encode, expectNoThrow, expectNoWrongNumberWhenCut } from '../sturdy.ts';

const parse = (bytes: Uint8Array) => cgroupV1KmemSlabinfo.parse(bytes, context);
const sample = [
  'slabinfo - version: 2.1',
  '# name            <active_objs> <num_objs> <objsize> <objperslab> <pagesperslab> : tunables <limit> <batchcount> <sharedfactor> : slabdata <active_slabs> <num_slabs> <sharedavail>',
  'task_struct           15     15   6080    5    8 : tunables    0    0    0 : slabdata      3      3      0',
  'odd : tunables name    1      2     32   128    1 : tunables   54   27    8 : slabdata      1      1      0',
  '',
].join('\n');

describe('memory.kmem.slabinfo', () => {
  it('reads one row a cache, the size of a slab in bytes', () => {
    const parsed = parse(encode(sample));
    expect(parsed.notes).toEqual([]);
    expect(amountOf(parsed, 'task_struct / active_objs')).toBe(15);
    expect(amountOf(parsed, 'task_struct / pagesperslab')).toBe(8 * 4096);
    expect(amountOf(parsed, 'task_struct / num_slabs')).toBe(3);
    expect(amountOf(parsed, 'odd : tunables name / limit')).toBe(54);
  });

  it('is empty on kernels that keep no caches for each cgroup', () => {
    expect(parse(new Uint8Array())).toEqual({ record: { type: 'table', rows: [] }, notes: [] });
    expect(parse(encode(sample.split('\n').slice(0, 2).join('\n') + '\n'))).toEqual({ record: { type: 'table', rows: [] }, notes: [] });
  });

  it('notes rows it cannot read', () => {
    const { notes } = parse(encode('dentry 1 2 3\ndentry 21 21 192 21 1 : tunables 0 0 : slabdata 1 1 0\n'));
    expect(notes.map(({ code, line }) => `${code} ${String(line)}`)).toEqual(['malformed-line 1', 'malformed-line 2']);
  });

  it('never throws and reads no wrong number of a cut file', () => {
    expectNoThrow(parse, ['slabdata', 'tunables', 'dentry']);
    expectNoWrongNumberWhenCut(parse, encode(sample));
  });
});
