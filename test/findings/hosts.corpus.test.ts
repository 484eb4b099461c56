import { describe, expect, test } from 'vitest';
import type { Analysis } from '../../src/contract/index.ts';
import { expectationOf, says, type Expectation } from './expectations.ts';
import { countPair, leaveCounts, type Counts } from './accuracy.ts';
import { accuracyRows, tabledPairs } from './accuracy-table.ts';
import { analyzePair, corpus, hostCases, isLoud, servicesOf, type HostCase } from './hosts.ts';

const severe = new Set(['warning', 'critical']);

/** Loud findings that neither the expectation nor what it allows covers. */
function unexpected(analysis: Analysis, host: HostCase, { must, any, may }: Expectation): readonly string[] {
  const allowed = [...must, ...any.flat(), ...may];
  return analysis.findings
    .filter(isLoud)
    .filter((finding) => {
      const services = servicesOf(finding, host);
      return !allowed.some(([code, service]) => code === finding.code && (service === '*' || services.includes(service)));
    })
    .map(({ code, severity, title }) => `${severity} ${code}: ${title}`);
}

describe.skipIf(corpus === undefined)('every pair of captured hosts (MEMCASE_CORPUS names the folder with hosts/)', () => {
  for (const host of hostCases()) {
    test(`${host.name} yields what was done, and nothing else above a notice`, async () => {
      const analysis = await analyzePair(host);
      const expectation = expectationOf(host);
      expect(expectation.must.filter((wanted) => !says(analysis, host, wanted))).toEqual([]);
      expect(expectation.any.filter((list) => !list.some((wanted) => says(analysis, host, wanted)))).toEqual([]);
      const others = unexpected(analysis, host, expectation);
      expect(others.filter((line) => severe.has(line.split(' ')[0] ?? ''))).toEqual([]);
      if (host.scenario === 'noise') expect(analysis.findings.filter(isLoud).map(({ title }) => title)).toEqual([]);
      const forbidden = (host.truth.must_not_findings ?? []).flatMap(({ code, services }) =>
        analysis.findings
          .filter((finding) => finding.code === code && isLoud(finding))
          .filter((finding) => services === null || servicesOf(finding, host).some((service) => services.includes(service)))
          .map(({ title }) => title),
      );
      expect(forbidden).toEqual([]);
    });
  }

  for (const host of hostCases().filter(({ scenario }) => scenario === 'shared')) {
    test(`${host.name} shows the segment once, with all who map it, and growth of none of them`, async () => {
      const analysis = await analyzePair(host);
      const shared = analysis.findings.filter(({ code }) => code === 'shared-memory-growth');
      expect(shared).toHaveLength(1);
      expect(shared[0]?.args['mappers']).toBeGreaterThanOrEqual(3);
      expect(String(shared[0]?.args['chargedTo'])).toContain('worker@1.service');
      expect(analysis.findings.filter(({ code }) => code === 'anonymous-growth')).toEqual([]);
    });
  }

  for (const host of hostCases().filter(({ scenario }) => scenario === 'oom')) {
    test(`${host.name} names the limit and the cgroup of the victim`, async () => {
      const analysis = await analyzePair(host);
      const kill = analysis.findings.find(({ code }) => code === 'oom-kill');
      expect(kill?.args).toMatchObject({
        limitAt: '/system.slice/report.service',
        cgroup: '/system.slice/report.service',
        limit: 32 * 2 ** 20,
      });
      expect(String(kill?.args['suspect'])).toContain('report-hog');
    });
  }

  for (const host of hostCases().filter(({ name }) => name.includes('numabal'))) {
    test(`${host.name} says that smaps leaves out huge pages, and takes growth from numa_maps`, async () => {
      const analysis = await analyzePair(host);
      const defects = analysis.findings.filter(({ code }) => code === 'smaps-undercounts');
      expect(defects.length).toBeGreaterThan(0);
      for (const { confidence, args } of defects) {
        expect(confidence).toBe(0.99);
        expect(Math.abs(Number(args['numaMaps']) - Number(args['status']))).toBeLessThan(4 * 2 ** 20);
      }
      // It is no shared memory either; of pages that are shared since a fork, what is missing is in the RSS of each and once in memory.
      const missing = defects.filter(({ args }) => args['earlier'] !== true).reduce((sum, { args }) => sum + Number(args['share']), 0);
      const ofHost = analysis.reconciliation.find(({ check, side }) => check === 'anonymous-pss' && side === 'after');
      expect(Math.abs(missing - Number(ofHost?.args['gap']))).toBeLessThan(2 ** 20);
      for (const { args } of analysis.findings.filter(({ code }) => code === 'rss-overcounts')) {
        expect(args['missing']).toBe(missing);
        expect(args['excess']).toBe(Number(args['rss']) - Number(args['pss']));
      }
      // The mapping that grew is cited from the file that counted it.
      for (const { subject, evidence } of analysis.findings.filter(({ code }) => code === 'anonymous-growth')) {
        const bent = defects.some((defect) => defect.subject.id === subject.id);
        const cited = evidence.find(({ metric }) => metric.endsWith('anonymous + swap gained'));
        if (bent && cited !== undefined) expect(cited.after?.file).toMatch(/numa_maps$/u);
      }
      // What smaps leaves out is not the error of another counter.
      const left = analysis.reconciliation.filter(
        ({ check, state, args }) => check === 'rss-smaps' && state === 'agrees' && args['gap'] !== 0,
      );
      const named = defects.filter(({ args }) => args['earlier'] !== true).map(({ subject }) => subject.id);
      expect(left.filter(({ subject }) => named.includes(subject.id))).toEqual([]);
      if (host.scenario !== 'leak') return;
      expect(defects.find(({ args }) => String(args['process']).startsWith('api-server'))?.severity).toBe('notice');
      const growth = analysis.findings.find(({ code }) => code === 'anonymous-growth');
      expect(growth?.args).toMatchObject({ shape: 'heap', top: '[heap]' });
      expect(Math.abs(Number(growth?.args['topBytes']) - 48 * 2 ** 20)).toBeLessThan(2 ** 21);
    });
  }

  test('counts as the table of precision and recall in src/findings/README.md has it', async () => {
    const counts: Counts = new Map();
    for (const host of hostCases()) countPair(counts, await analyzePair(host), host);
    leaveCounts('hosts', 'hosts', counts);
    const rows = accuracyRows();
    for (const [code, { missed, wrong }] of counts) {
      const row = rows.get(code);
      expect([code, missed <= (row?.missed ?? 0), wrong <= (row?.wrong ?? 0)]).toEqual([code, true, true]);
    }
    // Of other hosts the same rules must hold, and the numbers of cases are others.
    if (hostCases().length !== tabledPairs()) return;
    for (const [code, { cases }] of counts) expect([code, rows.get(code)?.hosts]).toEqual([code, cases]);
    expect([...rows].filter(([code, { hosts }]) => hosts > 0 && !counts.has(code))).toEqual([]);
  });
});
