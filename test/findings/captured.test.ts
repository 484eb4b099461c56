import { afterAll, describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyze.ts';
import type { Analysis, FindingEntry } from '../../src/contract/index.ts';
import { open } from '../../src/open.ts';
import { countCaptured, leaveCounts, type Counts } from './accuracy.ts';
import { capturedStages, type Captured } from './captured-stages.ts';

const side = async (name: string) => ({
  capture: await open({ kind: 'path', path: new URL(`captured/${name}.tar.gz`, import.meta.url).pathname }),
  sample: null,
});

async function lookAt({ looks, before, otherBoot }: Captured, look: string): Promise<Analysis> {
  const earlier = otherBoot === true && look === 'fourfold' ? 'fourfold-before' : before;
  return analyze(earlier === null ? null : await side(`${looks}-${earlier}`), await side(`${looks}-${look}`));
}

const isLoud = ({ severity }: FindingEntry): boolean => severity !== 'info' && severity !== 'clear';

const about = ({ findings }: Analysis, whom: string): readonly FindingEntry[] =>
  findings.filter(isLoud).filter(({ subject }) => {
    if (subject.kind === 'host') return whom === 'host';
    return subject.comm === whom || subject.cgroup === whom || (subject.kind === 'cgroup' && subject.cgroup?.endsWith(`/${whom}`) === true);
  });

describe('staged on a captured machine at a quarter, once and four times its threshold', () => {
  const counts: Counts = new Map();
  afterAll(() => leaveCounts('staged', 'captured', counts));

  for (const stage of capturedStages) {
    test(`${stage.code}: ${stage.what}`, async () => {
      const seen: (string | undefined)[] = [];
      const others: FindingEntry[] = [];
      for (const look of ['quarter', 'once', 'fourfold']) {
        const analysis = await lookAt(stage, look);
        seen.push(about(analysis, stage.guilty).find(({ code }) => code === stage.code)?.severity);
        others.push(...about(analysis, stage.innocent));
      }
      countCaptured(
        counts,
        stage,
        seen,
        others.map(({ code }) => code),
      );
      expect(others.map(({ title }) => title)).toEqual([]);
      expect(seen).toEqual([undefined, ...stage.severities]);
    });
  }

  test('dying-cgroups: 200 removed cgroups that were empty are freed, and silent', async () => {
    const analysis = analyze(await side('dying-before'), await side('dying-empty'));
    expect(analysis.findings.filter(isLoud)).toEqual([]);
  });
});
