import type { RuleCase } from './rule-case.ts';
import { hostFiles, processFiles, without, type MappingFacts, type ProcessFacts } from './world.ts';

const heap: MappingFacts = { start: '5500000000', end: '5501400000', name: '[heap]', rss: 20_000, anonymous: 20_000 };
const program = (path: string, inode = 5): MappingFacts => ({
  start: '400000',
  end: '500000',
  permissions: 'r-xp',
  name: path,
  inode,
  rss: 1000,
});
const library = (inode: number, name = '/usr/lib/libapi.so.1'): MappingFacts => ({
  start: '7f0000000000',
  end: '7f0000400000',
  permissions: 'r-xp',
  name,
  inode,
  rss: 3000,
});
const world = (facts: ProcessFacts = {}, uptime = 1000) => ({ ...hostFiles({ uptime }), ...processFiles(facts) });
const pair = { ...world(), ...processFiles({ pid: 200, comm: 'job', startTime: 7000, cgroup: '/system.slice/job.service' }) };

/** Who came, went, was restarted, and what files are behind the mappings. */
export const identityCases = {
  'process-restarted': {
    fires: { before: world({ pid: 100, startTime: 5000 }), after: world({ pid: 300, startTime: 100_500 }, 1060), severity: 'info' },
    silent: { twin: 'a process that lives on', before: world(), after: world({}, 1060) },
    blind: { lacks: 'there is nothing to compare with', state: 'not-applicable', before: null, after: world() },
  },
  'process-appeared': {
    fires: { before: world(), after: pair, severity: 'info' },
    silent: { twin: 'processes that were there before', before: pair, after: pair },
    blind: { lacks: 'there is nothing to compare with', state: 'not-applicable', before: null, after: world() },
  },
  'process-gone': {
    fires: { before: pair, after: world({}, 1060), severity: 'info' },
    silent: { twin: 'processes that live on', before: pair, after: pair },
    blind: { lacks: 'there is nothing to compare with', state: 'not-applicable', before: null, after: world() },
  },
  'executable-changed': {
    fires: {
      before: world({ mappings: [program('/opt/api-1'), heap] }),
      after: world({ mappings: [program('/opt/api-2', 6), heap] }, 1060),
      severity: 'notice',
    },
    silent: {
      twin: 'the same program',
      before: world({ mappings: [program('/opt/api-1'), heap] }),
      after: world({ mappings: [program('/opt/api-1'), heap] }, 1060),
    },
    blind: { lacks: 'no mapping file was read', state: 'unknown', before: without(world(), /smaps$/u), after: without(world(), /smaps$/u) },
  },
  'library-replaced': {
    fires: {
      before: world({ mappings: [program('/opt/api'), heap, library(70)] }),
      after: world({ mappings: [program('/opt/api'), heap, library(70, '/usr/lib/libapi.so.1 (deleted)')] }, 1060),
      severity: 'notice',
    },
    silent: {
      twin: 'a memfd, which the kernel always calls deleted',
      before: world({ mappings: [program('/opt/api'), heap, library(70, '/memfd:jit (deleted)')] }),
      after: world({ mappings: [program('/opt/api'), heap, library(70, '/memfd:jit (deleted)')] }, 1060),
    },
    blind: { lacks: 'no mapping file was read', state: 'unknown', before: without(world(), /smaps$/u), after: without(world(), /smaps$/u) },
  },
  'deleted-file-mapped': {
    fires: {
      before: world({ mappings: [program('/opt/api'), heap, library(70)] }),
      after: world({ mappings: [program('/opt/api'), heap, library(70, '/usr/lib/libapi.so.1 (deleted)')] }, 1060),
      severity: 'notice',
    },
    silent: {
      twin: 'memory that has no file: memfd, System V, secretmem',
      before: world({ mappings: [heap] }),
      after: world(
        {
          mappings: [
            heap,
            library(70, '/memfd:jit (deleted)'),
            { ...library(71, '/SYSV00000000 (deleted)'), start: '7f0001000000', end: '7f0001400000' },
            { ...library(72, '/secretmem (deleted)'), start: '7f0002000000', end: '7f0002400000' },
          ],
        },
        1060,
      ),
    },
    blind: { lacks: 'no mapping file was read', state: 'unknown', before: null, after: without(world(), /smaps$/u) },
  },
  'configuration-changed': {
    fires: {
      before: { ...world(), 'proc/sys/vm/swappiness': '60\n' },
      after: { ...world({}, 1060), 'proc/sys/vm/swappiness': '10\n' },
      severity: 'notice',
    },
    silent: {
      twin: 'settings that stayed',
      before: { ...world(), 'proc/sys/vm/swappiness': '60\n' },
      after: { ...world({}, 1060), 'proc/sys/vm/swappiness': '60\n' },
    },
    blind: { lacks: 'there is nothing to compare with', state: 'not-applicable', before: null, after: world() },
  },
} as const satisfies Readonly<Record<string, RuleCase>>;
