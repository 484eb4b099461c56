import { describe, expect, it } from 'vitest';
import type { Analysis, FindingSubject, Language } from '../../src/contract/index.ts';
import { buildReport } from '../../src/report/index.ts';
import { sampleDiff } from './sample-analysis.ts';

const id = 'c81e728d9d4c2f636f067f89cc14862c2f1a0b9e8d7c6b5a49382716051f4e3d';

function headingOf(change: Partial<Analysis>, selectors: readonly string[] = [], language: Language = 'en'): string {
  const analysis = sampleDiff();
  return buildReport({ ...analysis, after: { ...analysis.after, selectors }, ...change }, { language }).heading;
}

function accusing(subject: FindingSubject): Partial<Analysis> {
  const analysis = sampleDiff();
  const [finding] = analysis.findings;
  if (finding === undefined) throw new Error('the sample has a finding');
  return { findings: [{ ...finding, subject }] };
}

describe('the heading', () => {
  it('names the program where a pid was asked for', () => {
    expect(headingOf({}, ['--pid 812'])).toContain('api (812)');
    expect(headingOf({}, ['--pid 4711'])).toContain('pid 4711');
  });

  it('names the program in a container, whose own name is an id', () => {
    const heading = headingOf(accusing({ kind: 'process', id: '812/81200', pid: 812, comm: 'shop', unit: `cri-containerd-${id}.scope` }));
    expect(heading).toContain('shop in container c81e728d9d4c');
    expect(heading).not.toContain(id);
  });

  it('says that one of several processes of a service is meant', () => {
    const { processes } = sampleDiff();
    const workers = processes.map((process) => ({
      ...process,
      after: process.after === null ? null : { ...process.after, unit: 'prefork.service' },
    }));
    const count = workers.filter(({ after }) => after !== null && after.kind !== 'kernel-thread' && after.kind !== 'zombie').length;
    const accused = {
      ...accusing({ kind: 'process', id: '812/81200', pid: 812, comm: 'webd', unit: 'prefork.service' }),
      processes: workers,
    };
    expect(count).toBeGreaterThan(1);
    expect(headingOf(accused)).toContain(`webd (1 of ${String(count)} processes of prefork.service)`);
    // The host follows in brackets, and two pairs in a row read as a slip.
    const chinese = headingOf(accused, [], 'zh-CN');
    expect(chinese).toContain(`webd，prefork.service 的 ${String(count)} 个进程之一`);
    expect(chinese).not.toContain('）（');
  });

  it('says that nothing grew where nothing is accused', () => {
    const [process] = sampleDiff().processes;
    if (process?.after == null) throw new Error('the sample has a process');
    const { after } = process;
    const named = (metrics: typeof process.metrics) =>
      ['a', 'b', 'c', 'd'].map((comm) => ({ ...process, after: { ...after, comm }, metrics }));
    expect(headingOf({ findings: [], processes: named({}) })).toContain('No process grew');
    expect(headingOf({ findings: [], processes: named(process.metrics) })).toContain('4 processes');
  });
});
