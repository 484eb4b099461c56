import type { Analysis } from '../../src/contract/index.ts';
import { isLoud, servicesOf, type HostCase } from './hosts.ts';

/** What a pair must show, and what it may: code and service (`*`: wherever). */
export interface Expectation {
  readonly must: readonly (readonly [code: string, service: string])[];
  /** Of each list at least one. */
  readonly any: readonly (readonly (readonly [code: string, service: string])[])[];
  readonly may: readonly (readonly [code: string, service: string])[];
}

type Pairs = readonly (readonly [string, string])[];

/** The plain scenarios, whose truth speaks of amounts and not of findings. */
const plain: Readonly<Record<string, { readonly must: Pairs; readonly any?: readonly Pairs[]; readonly may?: Pairs }>> = {
  leak: { must: [['anonymous-growth', 'api.service']] },
  deploy: {
    must: [
      ['process-restarted', 'api.service'],
      ['library-replaced', 'worker@1.service'],
      ['deleted-file-mapped', 'worker@1.service'],
      ['process-appeared', 'worker@2.service'],
      ['anonymous-growth', 'api.service'],
    ],
    may: [['library-replaced', 'api.service']],
  },
  shared: {
    must: [
      ['shared-memory-growth', '*'],
      ['rss-overcounts', 'host'],
    ],
  },
  limit: {
    must: [['limit-changed', 'batch.service']],
    any: [
      [
        ['throttled-at-high', 'batch.service'],
        ['limit-reached', 'batch.service'],
      ],
      [
        ['swapped-out', 'batch.service'],
        ['swapping', 'host'],
      ],
    ],
    may: [
      ['memory-pressure', '*'],
      ['reclaim-thrash', 'batch.service'],
    ],
  },
  oom: {
    must: [
      ['oom-kill', 'report.service'],
      ['process-gone', 'report.service'],
    ],
  },
  noise: { must: [] },
};

/** Findings that the contract makes information: they must be there, loud or not. */
export const quietCodes = new Set(['process-restarted', 'process-appeared', 'process-gone']);

export function expectationOf({ scenario, name, truth }: HostCase): Expectation {
  // On 6.1 with NUMA balancing smaps leaves out huge pages: of every process, in every pair.
  const artifact: Pairs = name.includes('numabal') ? [['smaps-undercounts', '*']] : [];
  const known = plain[scenario];
  if (known !== undefined) return { must: [...known.must], any: known.any ?? [], may: [...(known.may ?? []), ...artifact] };
  const pairs = (list: readonly { readonly code: string; readonly service: string }[] | undefined): Pairs =>
    list?.map(({ code, service }) => [code, service] as const) ?? [];
  return {
    must: pairs(truth.expect_findings),
    any: truth.expect_findings_any?.map(pairs) ?? [],
    may: [...pairs(truth.may_findings), ['memory-pressure', '*'], ...artifact],
  };
}

/** Whether the analysis says a code of a service. */
export function says(analysis: Analysis, host: HostCase, [code, service]: readonly [string, string]): boolean {
  return analysis.findings.some(
    (finding) =>
      finding.code === code &&
      (isLoud(finding) || quietCodes.has(code)) &&
      (service === '*' || servicesOf(finding, host).includes(service)),
  );
}
