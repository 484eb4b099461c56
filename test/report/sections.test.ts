import { expect, it } from 'vitest';
import type { Analysis, FindingEntry, Pair } from '../../src/contract/index.ts';
import { buildReport, type Block, type TableBlock } from '../../src/report/index.ts';
import { sampleDiff } from './sample-analysis.ts';

const blocksOf = (analysis: Analysis): readonly Block[] =>
  buildReport(analysis).sections.flatMap((section) => [...section.blocks, ...section.parts.flatMap((part) => part.blocks)]);
const tableOf = (analysis: Analysis, anchor: string): TableBlock | undefined =>
  blocksOf(analysis)
    .flatMap((block) => (block.type === 'table' ? [block] : 'table' in block ? [block.table] : []))
    .find((table) => table.anchor === anchor);
const firstCells = (table: TableBlock | undefined): readonly string[] =>
  (table?.rows ?? []).map((row) => ('value' in (row.cells[0] ?? {}) ? String((row.cells[0] as { value: unknown }).value) : ''));
const [sampleProcess] = sampleDiff().processes;
if (sampleProcess === undefined) throw new Error('the sample has processes');
const process = sampleProcess;

it('names below the table what the kernel does not count and what was not captured, without a row', () => {
  const unknown: Pair = { before: null, after: null, delta: null, unit: 'bytes', state: 'unknown', source: 'x', noise: null };
  const metrics = {
    ...process.metrics,
    lazyFree: { ...unknown, reason: 'no-such-field' },
    swapPss: { ...unknown, reason: 'not-captured' },
    locked: { ...unknown, reason: 'permission-denied' },
  };
  const analysis = { ...sampleDiff(), processes: [{ ...process, metrics }] };
  const table = tableOf(analysis, 'process-812-81200-numbers');
  expect(table?.more).toContain('Not counted by this kernel or cgroup version: Lazy free.');
  expect(table?.more).toContain('Not in the capture: Swap PSS.');
  expect(firstCells(table)).toContain('Locked');
  expect(firstCells(table)).not.toContain('Lazy free');
});

it('draws an address space in which nothing changed once', () => {
  const region = (start: string, end: string) => ({ start, end, permissions: 'r--p', offset: 0, line: 1 });
  const mapping = process.mappings[0];
  if (mapping === undefined) throw new Error('the sample has mappings');
  const still = ['0x1000', '0x5000'].map((start) => {
    const regions = [region(start, `0x${(Number(start) + 4096).toString(16)}`)];
    return { ...mapping, label: start, before: regions, after: regions, pairing: { ...mapping.pairing, kind: 'same' as const } };
  });
  const { mappingSummary: _, ...plain } = process;
  const strip = (mappings: typeof process.mappings) => {
    const found = blocksOf({ ...sampleDiff(), processes: [{ ...plain, mappings }] }).find((block) => block.type === 'strip');
    return found?.type === 'strip' ? found.rows.map((row) => row.label) : [];
  };
  expect(strip(still)).toEqual(['Both']);
  expect(strip(still.map((each) => ({ ...each, pairing: { ...each.pairing, kind: 'resized' as const } })))).toEqual(['Before', 'After']);
});

it('lists a process that grew above one that only has a remark', () => {
  const named = (pid: number, delta: number) => ({
    ...process,
    id: `${String(pid)}/1`,
    mappings: [],
    metrics: { pss: { before: 0, after: delta, delta, unit: 'bytes', state: 'known', source: 'smaps.Pss (sum)', noise: 0 } as const },
    after: process.after === null ? null : { ...process.after, pid, comm: `p${String(pid)}` },
  });
  const [finding] = sampleDiff().findings;
  if (finding === undefined) throw new Error('the sample has a finding');
  const remark: FindingEntry = { ...finding, severity: 'info', subject: { kind: 'process', id: '1/1' } };
  const analysis = { ...sampleDiff(), findings: [remark], processes: [named(1, 0), named(2, 64 * 1024 ** 2)] };
  expect(firstCells(tableOf(analysis, 'processes-table'))).toEqual(['p2', 'p1']);
});

it('says of each number of a finding whose it is, where it cites several of one name', () => {
  const [finding] = sampleDiff().findings;
  if (finding === undefined) throw new Error('the sample has a finding');
  const cites = (file: string) => ({ metric: 'rss', before: null, after: { value: 1024, sample: 0, file, line: 22 } });
  const shared: FindingEntry = {
    ...finding,
    subject: { kind: 'host', id: 'host' },
    evidence: [cites('proc/812/status'), cites('proc/99/status'), { ...cites(''), metric: 'pss' }],
  };
  const report = { ...sampleDiff(), findings: [shared] };
  const names = firstCells(blocksOf(report).flatMap((block) => (block.type === 'findings' ? (block.items[0]?.evidence ?? []) : []))[0]);
  expect(names).toEqual([expect.stringMatching(/^RSS · .+ \(812\)$/u), 'RSS · pid 99', 'PSS']);
  const explained = blocksOf(report).flatMap((block) => (block.type === 'explanations' ? block.items.map((item) => item.metric) : []));
  expect(explained).toContain('process.rss');
  expect(explained).not.toContain('host.rss');
});

it('draws many regions as what most of them are', () => {
  const mapping = process.mappings[0];
  if (mapping === undefined) throw new Error('the sample has mappings');
  const threads = Array.from({ length: 400 }, (_, index) => {
    const base = 0x7f0000000000 + Math.floor(index / 2) * 0x801000 + (index % 2) * 0x1000;
    const after = [
      {
        start: `0x${base.toString(16)}`,
        end: `0x${(base + (index % 2 === 0 ? 0x1000 : 0x800000)).toString(16)}`,
        permissions: 'rw-p',
        offset: 0,
        line: 1,
      },
    ];
    const kind = index % 2 === 0 ? ('guard' as const) : ('thread-stack' as const);
    return { ...mapping, kind, label: kind, before: [], after, pairing: { ...mapping.pairing, kind: 'appeared' as const } };
  });
  const { mappingSummary: _, ...plain } = process;
  const analysis = { ...sampleDiff(), processes: [{ ...plain, mappings: threads }] };
  const strip = blocksOf(analysis).find((block) => block.type === 'strip');
  const spans = strip?.type === 'strip' ? (strip.rows.at(-1)?.spans ?? []) : [];
  expect(spans.map(({ tone, label, changed }) => ({ tone, label, changed }))).toEqual([
    { tone: 'stack', label: 'thread-stack …', changed: true },
  ]);
});

it('calls a kernel field by the name of the metric that it is', () => {
  const [finding] = sampleDiff().findings;
  const [cgroup] = sampleDiff().cgroups;
  if (finding === undefined || cgroup === undefined) throw new Error('the sample has findings and cgroups');
  const source = 'memory.pressure.some.total';
  const pair: Pair = { before: 0, after: 9, delta: 9, unit: 'usec', state: 'known', source, noise: null };
  const cited: FindingEntry = {
    ...finding,
    subject: { kind: 'cgroup', id: cgroup.id },
    evidence: [{ metric: source, before: null, after: { value: 9, sample: 0, file: 'sys/fs/cgroup/a/memory.pressure', line: 1 } }],
  };
  const analysis = { ...sampleDiff(), findings: [cited], cgroups: [{ ...cgroup, metrics: { ...cgroup.metrics, pressureSome: pair } }] };
  const table = blocksOf(analysis).flatMap((block) => (block.type === 'findings' ? (block.items[0]?.evidence ?? []) : []))[0];
  expect(firstCells(table)).toEqual(['Pressure (some)']);
  expect(table?.rows[0]?.metric).toBe('cgroup.pressureSome');
});

it('says of a process that moved to another cgroup only where it went', () => {
  const pod = '/kubepods.slice/kubepods-pod1.slice';
  const [old, young] = ['a', 'b'].map((letter) => `${pod}/cri-containerd-${letter.repeat(64)}.scope`);
  if (process.before == null || process.after == null) throw new Error('the sample has both sides');
  const moved = { ...process, before: { ...process.before, cgroup: old ?? '' }, after: { ...process.after, cgroup: young ?? '' } };
  const facts = blocksOf({ ...sampleDiff(), processes: [moved] }).flatMap((block) => (block.type === 'facts' ? block.facts : []));
  expect(facts.find(({ label }) => label.text === 'Cgroup')?.value).toMatchObject({
    value: `${pod}/cri-containerd-aaaaaaaaaaaa….scope → …/cri-containerd-bbbbbbbbbbbb….scope`,
  });
});

it('gives a change its sign beside a title that may name how much it is now', () => {
  const [finding] = sampleDiff().findings;
  if (finding === undefined) throw new Error('the sample has a finding');
  const corner = (change: Partial<FindingEntry>) => {
    const block = blocksOf({ ...sampleDiff(), findings: [{ ...finding, ...change }] }).find(({ type }) => type === 'findings');
    return block?.type === 'findings' ? block.items[0]?.bytes : undefined;
  };
  const hugetlb = { code: 'hugetlb-use', severity: 'notice' } as const;
  const growth = { valueType: 'delta-bytes', value: 8 * 2 ** 20, noise: null };
  expect(corner({ ...hugetlb, args: { after: 16 * 2 ** 20, delta: 8 * 2 ** 20 }, bytes: 8 * 2 ** 20 })).toEqual(growth);
  expect(corner({ ...hugetlb, args: { after: 0, delta: -8 * 2 ** 20 }, bytes: 8 * 2 ** 20 })).toEqual({ ...growth, value: -8 * 2 ** 20 });
  expect(corner({ ...hugetlb, args: { after: 8 * 2 ** 20, delta: null }, bytes: 8 * 2 ** 20 })).toEqual({
    valueType: 'bytes',
    value: 8 * 2 ** 20,
  });
  const limit = { code: 'limit-changed', severity: 'notice', args: { before: 64 * 2 ** 20, after: 24 * 2 ** 20 } } as const;
  expect(corner({ ...limit, bytes: 40 * 2 ** 20 })).toEqual({ ...growth, value: -40 * 2 ** 20 });
});
