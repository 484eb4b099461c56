import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allKernelFiles, metricFinder } from '../../src/kernel/index.ts';

const corpus = process.env['MEMCASE_CORPUS'];
const files = ['proc-metrics.jsonl', 'cgroup-metrics.jsonl'].map((name) => `${corpus ?? ''}/facts/${name}`);
const present = corpus !== undefined && files.every((file) => existsSync(file));

interface Fact {
  readonly file: string;
  readonly version?: string;
  readonly field: string;
  readonly names?: readonly string[];
}

/** Facts that name several fields in one phrase. */
const phrases: Readonly<Record<string, readonly string[]>> = {
  'Active/Inactive(anon,file), Unevictable, Mlocked, Dirty, Writeback, Mapped, AnonPages, Shmem, KernelStack, PageTables, SecPageTables, Slab, SReclaimable, SUnreclaim, KReclaimable, AnonHugePages, ShmemHugePages, ShmemPmdMapped, FileHugePages, FilePmdMapped':
    [
      ...[
        'Active(anon)',
        'Active(file)',
        'Inactive(anon)',
        'Inactive(file)',
        'Unevictable',
        'Mlocked',
        'Dirty',
        'Writeback',
        'Mapped',
        'AnonPages',
        'Shmem',
      ],
      ...[
        'KernelStack',
        'PageTables',
        'SecPageTables',
        'Slab',
        'SReclaimable',
        'SUnreclaim',
        'KReclaimable',
        'AnonHugePages',
        'ShmemHugePages',
      ],
      ...['ShmemPmdMapped', 'FileHugePages', 'FilePmdMapped'],
    ],
  'HugePages_Total/Free/Surp': ['HugePages_Total', 'HugePages_Free', 'HugePages_Surp'],
  'MemTotal/MemFree': ['MemTotal', 'MemFree'],
  'GPUActive / GPUReclaim': ['GPUActive', 'GPUReclaim'],
  'low high max oom oom_kill oom_group_kill': ['low', 'high', 'max', 'oom', 'oom_kill', 'oom_group_kill'],
  'total / hierarchical_total, N<id>': ['total', 'hierarchical_total', 'N0'],
  'total / N<id>': ['total', 'N0'],
  '<every per-node memory.stat byte or workingset field>': [
    ...[
      'anon',
      'file',
      'kernel_stack',
      'pagetables',
      'sec_pagetables',
      'shmem',
      'file_mapped',
      'file_dirty',
      'file_writeback',
      'swapcached',
    ],
    ...[
      'anon_thp',
      'file_thp',
      'shmem_thp',
      'inactive_anon',
      'active_anon',
      'inactive_file',
      'active_file',
      'unevictable',
      'slab_reclaimable',
    ],
    ...[
      'slab_unreclaimable',
      'hugetlb',
      'workingset_refault_anon',
      'workingset_nodereclaim',
      'pgdemote_kswapd',
      'pgpromote_success',
      'N12',
    ],
  ],
  'nr_free_pages, nr_zone_*, nr_mlock, nr_zspages, nr_free_cma': [
    ...['nr_free_pages', 'nr_zone_active_file', 'nr_zone_write_pending', 'nr_mlock', 'nr_zspages', 'nr_free_cma'],
  ],
  'pagesets cpu: count/high/batch/high_min/high_max': ['cpu 0 count', 'cpu 1 high', 'cpu 2 batch', 'cpu 31 high_min', 'cpu 255 high_max'],
  'node_unreclaimable / all_unreclaimable': ['node_unreclaimable', 'all_unreclaimable'],
  'reserved_highatomic, free_highatomic': ['reserved_highatomic', 'free_highatomic'],
  'Node N, zone Z columns 0..10': ['order 0', 'order 10'],
  'Page block order / Pages per block': ['Page block order', 'Pages per block'],
  'tunables limit/batchcount/sharedfactor': ['limit', 'batchcount', 'sharedfactor'],
  'some/full': ['full avg10', 'full avg60', 'full avg300', 'full total'],
};

/** All kernel files whose title or place covers the fact's file: `/proc/sys/vm/<setting>` covers `/proc/sys/vm/swappiness`. */
function filesOf(fact: Fact) {
  const scopes = fact.file.startsWith('/') ? ['process', 'host'] : [fact.version === 'v2' ? 'cgroup-v2' : 'cgroup-v1'];
  // VmFlags has facts and a folder of its own, but lies in smaps.
  const path = fact.file.split(', ')[0] ?? '';
  return allKernelFiles
    .filter(({ scope }) => scopes.includes(scope))
    .filter(({ title }) => {
      const parts = title.split(/<[^>]*>/u).map((part) => part.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'));
      return title === path || new RegExp(`^${parts.join('[^/]+')}$`, 'u').test(path);
    });
}

/** Facts write sysfs fields with their folder and counters with a star. */
function spellings(field: string): readonly string[] {
  return [field, field.slice(field.lastIndexOf('/') + 1), field.replace('*', '_fallback').replace('__', '_')];
}

describe.skipIf(!present)('facts (skipped without MEMCASE_CORPUS)', () => {
  const facts = present
    ? files.flatMap((file) => readFileSync(file, 'utf8').trim().split('\n')).map((line) => JSON.parse(line) as Fact)
    : [];
  const byFile = new Map<string, Fact[]>();
  for (const fact of facts) {
    const name = `${fact.version ?? ''} ${fact.file}`.trim();
    byFile.set(name, [...(byFile.get(name) ?? []), fact]);
  }
  for (const [name, group] of byFile) {
    const covering = group[0] === undefined ? [] : filesOf(group[0]);
    it.skipIf(covering.length === 0)(`has an entry for every field of ${name}`, () => {
      const finders = covering.map(({ metrics }) => metricFinder(metrics));
      const isKnown = (field: string): boolean => finders.some((find) => find(field) !== undefined);
      const path = group[0]?.file ?? '';
      const base = path.slice(path.lastIndexOf('/') + 1);
      const missing = group
        .flatMap((fact) => fact.names ?? [fact.field])
        .flatMap((field) => phrases[field] ?? [field])
        .filter((field) => !spellings(field).some(isKnown) && !(/^\([a-z ]+\)$/u.test(field) && isKnown(base)));
      expect(missing).toEqual([]);
    });
  }
});
