import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allFields, lookUp, suggest } from '../../src/explain/index.ts';
import { idOf } from '../../src/explain/explanation.ts';

const fieldsOf = (word: string): readonly string[] => lookUp(word).fields.map(idOf);
const metricsOf = (word: string): readonly string[] => lookUp(word).analysis.map(({ subject, metric }) => `${subject}.${metric}`);

describe('explain finds', () => {
  it('metrics by their own ids', () => {
    for (const [at, hit] of allFields().entries()) if (at % 7 === 0) expect(fieldsOf(idOf(hit))).toContain(idOf(hit));
  });

  it('a bare field name in every file that has it', () => {
    expect(fieldsOf('pgpgin')).toEqual(['vmstat.pgpgin', 'v1:memory.stat.pgpgin']);
    expect(fieldsOf('Pss')).toEqual(expect.arrayContaining(['smaps.Pss', 'smaps_rollup.Pss']));
    expect(fieldsOf('Pss')).not.toContain('smaps.SwapPss');
  });

  it('a field of a file that stands for many by any of its names', () => {
    expect(fieldsOf('allocstall_normal')).toContain('vmstat.allocstall');
    expect(fieldsOf('/proc/sys/vm/swappiness')).toEqual(['sys.vm.swappiness']);
    expect(fieldsOf('memory.current')).toEqual(['v2:memory.current']);
    expect(fieldsOf('memory.usage_in_bytes')).toEqual(['v1:memory.usage_in_bytes']);
    expect(fieldsOf('memory.stat.shmem')).toEqual(['v1:memory.stat.shmem', 'v2:memory.stat.shmem']);
    expect(fieldsOf('/proc/<pid>/smaps Rss')).toEqual(['smaps.Rss']);
    expect(fieldsOf('smaps:Rss')).toEqual(['smaps.Rss']);
  });

  it('what other tools call it', () => {
    expect(fieldsOf('RES')).toEqual(expect.arrayContaining(['status.VmRSS', 'statm.resident']));
    expect(fieldsOf('working_set')).toEqual(expect.arrayContaining(['v1:memory.stat.total_inactive_file', 'v2:memory.stat.inactive_file']));
    expect(metricsOf('working_set')).toContain('cgroup.workingSet');
    expect(fieldsOf('container_memory_rss')).toEqual(['v1:memory.stat.total_rss', 'v2:memory.stat.anon']);
    expect(fieldsOf('SHR')).toContain('statm.shared');
    expect(metricsOf('USS')).toContain('process.uss');
  });

  it('metrics of the analysis by name', () => {
    expect(metricsOf('pss')).toEqual(['process.pss', 'mapping.pss']);
    expect(metricsOf('cgroup.workingSet')).toEqual(['cgroup.workingSet']);
    expect(metricsOf('effectiveLimit')).toEqual(['cgroup.effectiveLimit']);
  });

  it('a name in the wrong case when nothing has it in the right one', () => {
    expect(fieldsOf('vmrss')).toContain('status.VmRSS');
  });

  it('several words one by one when together they mean nothing', () => {
    expect(fieldsOf('VmRSS VmSwap')).toEqual(expect.arrayContaining(['status.VmRSS', 'status.VmSwap']));
  });

  it('nothing, and no error, for whatever a person types', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (word) => {
        expect(Array.isArray(lookUp(word).fields)).toBe(true);
        expect(suggest(word).length).toBeLessThanOrEqual(5);
      }),
      { numRuns: 60 },
    );
  });
});

describe('explain suggests', () => {
  it.each([
    ['VmRRS', 'VmRSS'],
    ['MemAvaliable', 'MemAvailable'],
    ['Privat_Dirty', 'Private_Dirty'],
    ['workingset', 'workingSet'],
    ['inactive_fil', 'inactive_file'],
  ])('for %s the name %s', (typed, meant) => {
    expect([...suggest(typed), ...metricsOf(typed).map((id) => id.slice(id.indexOf('.') + 1))]).toContain(meant);
  });

  it('nothing for a word that resembles no name', () => {
    expect(suggest('qwertyuiop')).toEqual([]);
  });
});
