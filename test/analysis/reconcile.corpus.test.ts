import { describe, expect, test } from 'vitest';
import { analyzePair, corpus, hostCases } from '../findings/hosts.ts';

describe.skipIf(corpus === undefined)('competing numbers of captured hosts (MEMCASE_CORPUS names the folder with hosts/)', () => {
  for (const host of hostCases().filter(({ name }) => name === '6.1-v1/oom'))
    test('a cgroup that a finding is about is shown in full, however small it is', async () => {
      const { reconciliation, findings } = await analyzePair(host);
      const [main] = findings;
      expect(main?.subject).toMatchObject({ kind: 'cgroup', id: expect.stringContaining('report.service') as string });
      expect(reconciliation.filter(({ subject }) => subject.id === main?.subject.id).length).toBeGreaterThan(3);
    });

  const parts = ['anonymous', 'file', 'shmem', 'kernel', 'sock', 'ahead', 'rest', 'unnamed', 'missing'] as const;
  for (const host of hostCases())
    test(`${host.name}: the parts that a charge has beyond PSS make the whole gap, and no more`, async () => {
      const { reconciliation } = await analyzePair(host);
      for (const { args, subject } of reconciliation.filter((entry) => entry.code === 'charge-holds-more')) {
        const of = (key: string): number => (typeof args[key] === 'number' ? args[key] : 0);
        const named = parts.reduce((sum, part) => sum + of(part), 0) - of('elsewhere') - of('anonymousLess');
        expect(named, subject.id).toBeLessThanOrEqual(of('gap'));
        // smaps cuts every mapping of a process to whole kB.
        expect(of('gap') - named, subject.id).toBeLessThan(320 * 1024);
      }
      // The root of version 1 is charged for files and anonymous pages alone, and no CPU charges ahead for it.
      const root = reconciliation.filter(({ subject }) => subject.id === 'v1:/').map(({ text }) => text);
      expect(root.length > 0).toBe(host.name.startsWith('6.1-v1'));
      expect(root.join('\n')).not.toMatch(/kernel memory|charged ahead|swap cache/u);
    });

  for (const host of hostCases()) {
    test(`${host.name}: every gap agrees or has a known cause`, async () => {
      const { reconciliation, host: machine } = await analyzePair(host);
      expect(
        reconciliation.filter(({ state }) => state === 'disagrees').map(({ subject, check, args }) => [subject.id, check, args['gap']]),
      ).toEqual([]);
      for (const check of ['rss-smaps', 'rss-stat', 'smaps-numa', 'shown-by-top', 'usage-parts', 'usage-working-set', 'shown-by-free'])
        expect(reconciliation.some((entry) => entry.check === check)).toBe(host.truth.memory_controller > 0 || !check.startsWith('usage'));
      const total = machine.metrics['total']?.after;
      const parts = machine.accounting.reduce((sum, { pair }) => sum + (typeof pair.after === 'number' ? pair.after : 0), 0);
      expect(parts).toBe(total);
      // Each part once: then nothing is left over the total.
      expect(machine.metrics['unaccounted']?.after).toBeGreaterThan(0);
    });
  }
});
