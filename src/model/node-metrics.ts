import { readField } from './read-field.ts';
import type { MetricReadings, ParsedFile, Reading } from './snapshot.ts';

/** Levels of a node: name of the metric -> field of its meminfo. */
const levels = {
  total: 'MemTotal',
  free: 'MemFree',
  anonymous: 'AnonPages',
  file: 'FilePages',
  shmem: 'Shmem',
  slab: 'Slab',
  kernelStack: 'KernelStack',
  pageTables: 'PageTables',
} as const;

/** Pages placed on a node that was not wanted, and wanted there but placed elsewhere; since boot. */
const placed = { misses: 'numa_miss', foreign: 'numa_foreign', fromOtherNodes: 'other_node' } as const;

/** The metrics of each NUMA node, as `node0.free`. Source: /sys/devices/system/node/node<N>/{meminfo,numastat}. */
export function nodeMetrics(files: ReadonlyMap<string, ParsedFile>): MetricReadings {
  const record = files.get('node.meminfo')?.record;
  if (record?.type !== 'fields') return {};
  const nodes = new Set([...record.fields.keys()].map((key) => key.slice(0, key.indexOf('/'))));
  const metrics: Record<string, readonly Reading[]> = {};
  for (const node of nodes) {
    for (const [name, field] of Object.entries(levels)) metrics[`${node}.${name}`] = [readField(files, 'node.meminfo', `${node}/${field}`)];
    for (const [name, field] of Object.entries(placed))
      metrics[`${node}.${name}`] = [readField(files, 'node.numastat', `${node}/${field}`)];
  }
  return metrics;
}
