import { describe, expect, it } from 'vitest';
import { slabinfo } from '../../../src/kernel/proc-slabinfo/index.ts';
import { cgroupV1KmemSlabinfo } from '../../../src/kernel/cgroup-v1-kmem-slabinfo/index.ts';
import { amountOf, context, encode, expectNoThrow, expectNoWrongNumberWhenCut } from '../sturdy.ts';

const { parse } = slabinfo;
const sample = `slabinfo - version: 2.1
# name            <active_objs> <num_objs> <objsize> <objperslab> <pagesperslab> : tunables <limit> <batchcount> <sharedfactor> : slabdata <active_slabs> <num_slabs> <sharedavail>
ext4_inode_cache    6482   6482   1168   14    4 : tunables    0    0    0 : slabdata    463    463      0
can_gw                 0      0    480    8    1 : tunables   54   27    8 : slabdata      0      0      0
`;

describe('slabinfo', () => {
  it('has a row for each cache, sizes in bytes', () => {
    const parsed = parse(encode(sample), context);
    expect(parsed.notes).toEqual([]);
    expect(amountOf(parsed, 'ext4_inode_cache / objsize')).toBe(1168);
    expect(amountOf(parsed, 'ext4_inode_cache / pagesperslab')).toBe(4 * 4096);
    expect(amountOf(parsed, 'ext4_inode_cache / num_slabs')).toBe(463);
    expect(amountOf(parsed, 'can_gw / limit')).toBe(54);
  });

  it('shares a parser with the file of a cgroup, so their columns are read alike', () => {
    for (const [name, doc] of Object.entries(cgroupV1KmemSlabinfo.metrics)) {
      const own = Object.entries(slabinfo.metrics).find(([key]) => key === name)?.[1];
      expect({ name, unit: own?.unit, printed: own !== undefined && 'printed' in own ? own.printed : undefined }).toEqual({
        name,
        unit: doc.unit,
        printed: 'printed' in doc ? doc.printed : undefined,
      });
    }
  });

  it('gives no wrong number when cut anywhere, and never throws', () => {
    expectNoWrongNumberWhenCut(parse, encode(sample));
    expectNoThrow(parse, ['kmalloc-64', ': tunables', ': slabdata', '0 0 0']);
  });
});
