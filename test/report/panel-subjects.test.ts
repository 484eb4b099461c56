import { expect, it } from 'vitest';
import type { Analysis, FindingEntry, ReconciliationEntry } from '../../src/contract/index.ts';
import { buildReport } from '../../src/report/index.ts';
import { sampleDiff } from './sample-analysis.ts';
import { MIB, pair } from './sample-parts.ts';

const sample = sampleDiff();
const [finding] = sample.findings;
const [cgroup] = sample.cgroups;
const process = sample.processes.find(({ after }) => after !== null);
const [check] = sample.reconciliation;
if (finding === undefined || cgroup === undefined || process?.after == null || check === undefined) throw new Error('the sample has these');
const { after } = process;

/** A service that stood still and one that grew, with a process each; every subject has a comparison. */
const world: Partial<Analysis> = {
  processes: [
    { ...process, id: '1/1', after: { ...after, pid: 1, comm: 'one', unit: 'one.service', cgroup: '/one.service' } },
    { ...process, id: '2/1', after: { ...after, pid: 2, comm: 'two', unit: 'two.service', cgroup: '/two.service' }, metrics: {} },
  ],
  groups: [{ id: 'unit:two.service', by: 'unit', name: 'two.service', members: ['2/1'], metrics: {} }],
  cgroups: [
    { ...cgroup, id: 'v2:/one.service', path: '/one.service', members: ['1/1'], metrics: { usage: pair(MIB, MIB, 'memory.current') } },
    {
      ...cgroup,
      id: 'v2:/two.service',
      path: '/two.service',
      members: ['2/1'],
      metrics: { usage: { ...pair(MIB, 99 * MIB, 'memory.current'), noise: 0 } },
    },
  ],
  reconciliation: [
    ...['1/1', '2/1'].map((id): ReconciliationEntry => ({ ...check, subject: { kind: 'process', id } })),
    ...['v2:/one.service', 'v2:/two.service'].map((id): ReconciliationEntry => ({ ...check, subject: { kind: 'cgroup', id } })),
  ],
};

function firstPanel(change: Partial<FindingEntry>): string | undefined {
  const report = buildReport({ ...sample, ...world, findings: [{ ...finding, ...change } as FindingEntry] });
  return report.sections.find(({ id }) => id === 'reconciliation')?.parts[0]?.title;
}

it('begins the comparison of counters with the cgroup of a shared object or of the processes of a group', () => {
  expect(firstPanel({ severity: 'warning', subject: { kind: 'shared-object', id: '/dev/shm/x', cgroup: '/two.service' } })).toBe(
    '/two.service',
  );
  expect(firstPanel({ severity: 'warning', subject: { kind: 'group', id: 'unit:two.service', unit: 'two.service' } })).toBe('/two.service');
});

it('begins it with the cgroup that changed where all that was found is for information', () => {
  const host = { kind: 'host', id: 'host' } as const;
  const one = { kind: 'process', id: '1/1' } as const;
  expect(firstPanel({ severity: 'info', subject: host })).toBe('/two.service');
  expect(firstPanel({ severity: 'info', subject: one })).toBe('/two.service');
  expect(firstPanel({ severity: 'notice', subject: one })).toBe('one (1)');
});
