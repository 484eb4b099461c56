import { describe, expect, it } from 'vitest';
import { metricFinder } from '../../../src/kernel/metric-rule.ts';
import { vmstat } from '../../../src/kernel/proc-vmstat/index.ts';
import { nodeHugepages } from '../../../src/kernel/sys-node-hugepages/index.ts';
import { nodeMeminfo } from '../../../src/kernel/sys-node-meminfo/index.ts';
import { nodeNumastat } from '../../../src/kernel/sys-node-numastat/index.ts';
import { nodeVmstat } from '../../../src/kernel/sys-node-vmstat/index.ts';
import { readSample, sampleText } from '../read-sample.ts';
import { amountOf, context, encode, expectAnyOrder, expectNoThrow, expectNoWrongNumberWhenCut } from '../sturdy.ts';

describe('files of a NUMA node', () => {
  it.each(['meminfo', 'vmstat', 'numastat'])('know every line of %s on 6.12', (name) => {
    const file = { meminfo: nodeMeminfo, vmstat: nodeVmstat, numastat: nodeNumastat }[name];
    expect(file?.parse(readSample(import.meta.url, `samples/6.12-${name}`), context).notes).toEqual([]);
  });

  it('name the fields of meminfo without the node', () => {
    const parsed = nodeMeminfo.parse(
      encode('\nNode 3 MemTotal:       503932 kB\nNode 3 Active(anon):  12 kB\nNode 3 HugePages_Total:     4\n'),
      context,
    );
    expect(amountOf(parsed, 'MemTotal')).toBe(503932 * 1024);
    expect(amountOf(parsed, 'Active(anon)')).toBe(12 * 1024);
    expect(amountOf(parsed, 'HugePages_Total')).toBe(4);
    expect(parsed.notes).toEqual([]);
  });

  it('take NUL padding, keep unknown fields and note a field that comes twice', () => {
    const parsed = nodeMeminfo.parse(encode('Node 0 Future: 4 kB\nNode 0 MemFree: 8 kB\nNode 1 MemFree: 16 kB\n\0\0\0'), context);
    expect(amountOf(parsed, 'Future')).toBe(4096);
    expect(amountOf(parsed, 'MemFree')).toBe(8192);
    expect(parsed.notes.map(({ code }) => code)).toEqual(['padding', 'unknown-field', 'duplicate-field']);
  });

  it('read every counter of a node as the host file does', () => {
    const ofHost = metricFinder(vmstat.metrics);
    const ofNode = metricFinder(nodeVmstat.metrics);
    const { record } = nodeVmstat.parse(readSample(import.meta.url, 'samples/6.12-vmstat'), context);
    for (const name of record.type === 'fields' ? record.fields.keys() : []) {
      const [host, node] = [ofHost(name)?.doc, ofNode(name)?.doc];
      expect({ name, unit: node?.unit, printed: node?.printed }).toEqual({ name, unit: host?.unit, printed: host?.printed });
    }
  });

  it('count huge pages by node', () => {
    const path = 'sys/devices/system/node/node0/hugepages/hugepages-2048kB/nr_hugepages';
    expect(amountOf(nodeHugepages.parse(encode('4\n'), { ...context, path }), 'nr_hugepages')).toBe(4);
  });

  it('give no wrong number when cut anywhere, take any order and never throw', () => {
    const text = sampleText(import.meta.url, 'samples/6.12-meminfo');
    expectNoWrongNumberWhenCut(nodeMeminfo.parse, encode(text));
    expectAnyOrder(nodeMeminfo.parse, text);
    expectNoThrow(nodeMeminfo.parse, ['Node 0 MemTotal:', 'Node', 'MemFree', 'kB']);
  });
});
