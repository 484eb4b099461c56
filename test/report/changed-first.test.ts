import { expect, it } from 'vitest';
import type { Analysis, Pair } from '../../src/contract/index.ts';
import { buildReport, paperLimits, type Block, type TableBlock } from '../../src/report/index.ts';
import { sampleDiff } from './sample-analysis.ts';
import { mapping, MIB, pair } from './sample-parts.ts';

const [sampleProcess] = sampleDiff().processes;
const [sampleCgroup] = sampleDiff().cgroups;
if (sampleProcess === undefined || sampleCgroup === undefined) throw new Error('the sample has processes and cgroups');
const { mappingSummary: _, ...process } = sampleProcess;
const cgroup = sampleCgroup;

const blocksOf = (analysis: Analysis, limits?: typeof paperLimits): readonly Block[] =>
  buildReport(analysis, limits === undefined ? {} : { limits }).sections.flatMap((section) => [
    ...section.blocks,
    ...section.parts.flatMap((part) => part.blocks),
  ]);
const tables = (blocks: readonly Block[]): readonly TableBlock[] => blocks.flatMap((block) => (block.type === 'table' ? [block] : []));

it('keeps a level that changed in a table that is cut', () => {
  const still = Array.from({ length: 20 }, (_each, at) => [`metric${String(at)}`, pair(MIB, MIB, 'x')] as const);
  const metrics = { ...Object.fromEntries(still), mappings: { ...pair(22, 6022, 'maps (lines)'), unit: 'count' as const, noise: 0 } };
  const table = tables(blocksOf({ ...sampleDiff(), processes: [{ ...process, metrics }] }, paperLimits)).find(({ anchor }) =>
    anchor.endsWith('-numbers'),
  );
  expect(table?.rows).toHaveLength(paperLimits.rows);
  expect(table?.rows.map((row) => row.metric)).toContain('process.mappings');
});

it('keeps in a table that is cut the counters that a finding rests on, not those of what is for information', () => {
  const still = Array.from({ length: 20 }, (_each, at) => [`level${String(at)}`, pair(MIB, MIB, 'x')] as const);
  const counter = (line: number): Pair => {
    const at = `proc/vmstat:${String(line)}`;
    return { ...pair(28, 8794, 'vmstat'), unit: 'count', counter: 'running', at: { before: at, after: at } };
  };
  const host = { ...sampleDiff().host, metrics: { ...Object.fromEntries(still), pagesScanned: counter(65), pagesReclaimed: counter(87) } };
  const value = { value: 8794, sample: 0, file: 'proc/vmstat', line: 65 };
  const [finding] = sampleDiff().findings;
  if (finding === undefined) throw new Error('the sample has a finding');
  const shown = (severity: 'info' | 'notice') => {
    const reclaiming = { ...finding, severity, evidence: [{ metric: 'vmstat.pgscan_anon', before: value, after: value }] };
    const table = tables(blocksOf({ ...sampleDiff(), host, findings: [reclaiming] }, paperLimits)).find(
      ({ anchor }) => anchor === 'host-host-numbers',
    );
    return table?.rows.map((row) => row.metric);
  };
  expect(shown('notice')).toHaveLength(paperLimits.rows);
  expect(shown('notice')).toContain('host.pagesScanned');
  expect(shown('notice')).not.toContain('host.pagesReclaimed');
  expect(shown('info')).not.toContain('host.pagesScanned');
});

it('says that a limit was set where a difference to no limit is no number', () => {
  const high: Pair = { ...pair(0, 24 * MIB, 'memory.high'), before: 'unlimited', delta: null };
  const lifted: Pair = { ...high, before: 24 * MIB, after: 'unlimited' };
  const said = (value: Pair) =>
    tables(
      blocksOf({
        ...sampleDiff(),
        cgroups: [{ ...cgroup, members: [process.id], metrics: { usage: pair(MIB, 9 * MIB, 'memory.current'), high: value } }],
      }),
    )
      .flatMap(({ rows }) => rows)
      .find((row) => row.metric === 'cgroup.high')?.cells[3];
  expect(said(high)).toMatchObject({ valueType: 'missing', reason: 'limit set' });
  expect(said(lifted)).toMatchObject({ valueType: 'missing', reason: 'limit lifted' });
});

it('lists the ranges of a restarted process by how much they changed, and after a fork those whose share did', () => {
  const moved = { pairing: { kind: 'moved' as const, confidence: 1 } };
  const same = mapping('libc.so.6', 'file', 0x7f10n << 16n, [MIB, MIB], [MIB, MIB], 'r-xp', moved);
  const heap = mapping('[heap]', 'heap', 0x7f20n << 16n, [MIB, 9 * MIB], [MIB, 9 * MIB], 'rw-p', moved);
  const written = mapping('anonymous', 'anonymous', 0x7f30n << 16n, [8 * MIB, 8 * MIB], [8 * MIB, 8 * MIB], 'rw-p', {
    metrics: { rss: pair(8 * MIB, 8 * MIB, 'smaps.Rss'), pss: { ...pair(4 * MIB, 8 * MIB, 'smaps.Pss'), noise: 0 } },
  });
  const listed = (kind: 'restarted' | 'same', mappings: typeof process.mappings) =>
    blocksOf({ ...sampleDiff(), findings: [], processes: [{ ...process, pairing: { ...process.pairing, kind }, mappings }] })
      .flatMap((block) => (block.type === 'preformatted' ? [block] : []))
      .flatMap(({ lines }) => lines.map((line) => line[2]));
  expect(listed('restarted', [same, heap])).toEqual(['[heap]', '[heap]', 'libc.so.6', 'libc.so.6']);
  expect(listed('same', [written])).toEqual(['anonymous mappings', 'anonymous mappings']);
});

it('names the earlier ranges of a program by the file that it was then', () => {
  const program = mapping('/opt/apid', 'file', 0x7f10n << 16n, [MIB, MIB], [MIB, MIB], 'r-xp', {
    pairing: { kind: 'moved', confidence: 1 },
  });
  if (process.before === null || process.after === null) throw new Error('the sample has both sides');
  const renamed = {
    ...process,
    pairing: { ...process.pairing, kind: 'restarted' as const },
    before: { ...process.before, exe: '/opt/api-server' },
    after: { ...process.after, exe: '/opt/apid' },
    mappings: [program],
  };
  const lines = blocksOf({ ...sampleDiff(), findings: [], processes: [renamed] }).flatMap((block) =>
    block.type === 'preformatted' ? block.lines : [],
  );
  expect(lines.map((line) => line[2])).toEqual(['/opt/api-server', '/opt/apid']);
});

it('shows, where nothing stands out, a process of the cgroup that grew', () => {
  const quiet = (pid: number, size: number) => ({
    ...process,
    id: `${String(pid)}/1`,
    metrics: { pss: { ...pair(size, size, 'smaps.Pss (sum)'), noise: 0 } },
    mappings: process.mappings.map((each) => ({ ...each, metrics: {} })),
    after: process.after === null ? null : { ...process.after, pid, comm: `p${String(pid)}` },
  });
  const partsOf = (members: readonly string[]) =>
    buildReport({
      ...sampleDiff(),
      findings: [],
      processes: [quiet(1, MIB), quiet(2, 64 * MIB), quiet(3, 8 * MIB)],
      cgroups: [{ ...cgroup, members, metrics: { usage: { ...pair(MIB, 99 * MIB, 'memory.current'), noise: 0 } } }],
    })
      .sections.find(({ id }) => id === 'processes')
      ?.parts.map(({ title }) => title);
  expect(partsOf(['3/1'])).toEqual([expect.stringContaining('p3')]);
  expect(partsOf([])).toEqual([expect.stringContaining('p2')]);
});

it('draws thread stacks beside new malloc arenas, not below them', () => {
  const base = 0x7f00_0000_0000n;
  const arenas = Array.from({ length: 24 }, (_each, at) =>
    mapping('malloc arena', 'arena', base + (BigInt(at) << 26n), [null, 64 * MIB], [null, MIB]),
  );
  const top = base + (100n << 26n);
  const stacks = Array.from({ length: 24 }, (_each, at) => {
    const start = top + BigInt(at) * 0x80_1000n;
    return [
      mapping('guard or reservation', 'guard', start, [4096, 4096], [0, 0], '---p'),
      mapping('thread stack', 'thread-stack', start + 0x1000n, [8 * MIB, 8 * MIB], [8192, 8192]),
    ];
  }).flat();
  const strip = blocksOf({ ...sampleDiff(), processes: [{ ...process, mappings: [...arenas, ...stacks] }] }).find(
    (block) => block.type === 'strip',
  );
  const spans = strip?.type === 'strip' ? (strip.rows.at(-1)?.spans ?? []) : [];
  expect(spans.map(({ tone, changed }) => `${tone}${changed ? ' changed' : ''}`)).toEqual(['anonymous changed', 'stack']);
});
