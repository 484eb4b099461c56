import { describe, expect, it } from 'vitest';
import { sysVm } from '../../../src/kernel/proc-sys-vm/index.ts';
import { sysVmActs } from '../../../src/kernel/proc-sys-vm-acts/index.ts';
import { amountOf, context, encode, expectNoThrow } from '../sturdy.ts';

const read = (name: string, text: string) => sysVm.parse(encode(text), { ...context, path: `proc/sys/vm/${name}` });

describe('sys.vm', () => {
  it('names the field by the file and makes base units', () => {
    expect(amountOf(read('swappiness', '60\n'), 'swappiness')).toBe(60);
    expect(amountOf(read('min_free_kbytes', '67584\n'), 'min_free_kbytes')).toBe(67584 * 1024);
    expect(amountOf(read('dirty_expire_centisecs', '3000\n'), 'dirty_expire_centisecs')).toBe(30e6);
    expect(amountOf(read('stat_interval', '1\n'), 'stat_interval')).toBe(1e6);
    expect(amountOf(read('page-cluster', '3\n'), 'page-cluster')).toBe(3);
    expect(amountOf(read('lowmem_reserve_ratio', '256\t256\t32\t0\t0\n'), 'lowmem_reserve_ratio')).toBe('256\t256\t32\t0\t0');
  });

  it('gives no field for an empty file, and flags a value that may be cut', () => {
    expect(read('swappiness', '').record).toEqual({ type: 'fields', fields: new Map() });
    expect(read('max_map_count', '65').notes.map(({ code }) => code)).toEqual(['truncated']);
  });

  it('reads only files it names, and none that acts', () => {
    expect(sysVm.where).not.toContain('proc/sys/vm/stat_refresh');
    expect(sysVm.where.every((path) => !path.includes('*'))).toBe(true);
    for (const path of sysVmActs.where) expect(sysVm.where).not.toContain(path);
    expect(sysVmActs.capture).toBe('never');
  });

  it('never throws', () => {
    expectNoThrow(sysVm.parse, ['60', '256\t256'], { ...context, path: 'proc/sys/vm/swappiness' });
  });
});
