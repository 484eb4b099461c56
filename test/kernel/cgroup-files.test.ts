import { describe, expect, it } from 'vitest';
import { allKernelFiles, metricFinder } from '../../src/kernel/index.ts';
import { cgroupFiles } from '../../src/kernel/cgroup-files.ts';
import { amountOf, context, encode, expectNoThrow } from './sturdy.ts';

const cgroupScoped = allKernelFiles.filter(({ scope }) => scope === 'cgroup-v1' || scope === 'cgroup-v2');
const never = ['memory.force_empty', 'memory.pressure_level', 'cgroup.event_control', 'release_agent', 'memory.reclaim', 'cgroup.kill'];
const file = (id: string) => {
  const found = cgroupScoped.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no file ${id}`);
  return found;
};
const matches = (pattern: string, name: string): boolean =>
  new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`, 'u').test(name);

describe('the files of cgroups', () => {
  it('are an allow-list: no pattern takes in a memory.* or cgroup.* file that is not named', () => {
    const patterns = cgroupScoped.flatMap(({ where }) => where).filter((where) => where.includes('*'));
    expect(patterns.every((pattern) => pattern.startsWith('hugetlb.*.'))).toBe(true);
  });

  it('are never opened when they act on being written', () => {
    for (const name of never) {
      const found = cgroupScoped.filter(({ where }) => where.some((pattern) => matches(pattern, name)));
      expect(found.map(({ capture }) => capture)).toEqual(['never']);
    }
    expect(
      cgroupScoped
        .filter(({ capture }) => capture === 'never')
        .flatMap(({ where }) => where)
        .sort(),
    ).toEqual([...never].sort());
  });

  it('carry their version in their ids, and each name lies in one file of its version only', () => {
    for (const { id, scope } of cgroupScoped) expect(id.startsWith(scope === 'cgroup-v1' ? 'v1:' : 'v2:')).toBe(true);
    const names = cgroupScoped.flatMap(({ scope, where }) => where.map((name) => `${scope} ${name}`));
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(cgroupFiles.map(({ id }) => id)).size).toBe(cgroupFiles.length);
  });

  it('explain each single-number file by its own name', () => {
    for (const id of ['v1:memory', 'v2:memory', 'v1:cgroup', 'v2:cgroup', 'v1:notify_on_release', 'v2:cgroup.kill']) {
      const find = metricFinder(file(id).metrics);
      for (const name of file(id).where) expect([name, find(name)?.key]).not.toEqual([name, undefined]);
    }
  });

  it('have words in both languages, Chinese ones in Chinese and without blanks left in the wrong places', async () => {
    const files: typeof allKernelFiles = cgroupFiles;
    for (const { id, metrics, texts } of files) {
      const en = new Map(Object.entries((await texts.en()).texts));
      const zh = new Map(Object.entries((await texts.zh()).texts));
      for (const [key, doc] of Object.entries(metrics)) {
        for (const [lang, words] of [
          ['en', en.get(key)],
          ['zh', zh.get(key)],
        ] as const) {
          const all = Object.values(words ?? {}).join(' ');
          expect([id, key, lang, all.length > 4]).toEqual([id, key, lang, true]);
          if (doc.tier === 1) expect([id, key, Object.keys(words ?? {})]).toEqual([id, key, ['meaning', 'trap', 'when']]);
          if (lang === 'zh') expect([id, key, /\p{Script=Han}/u.test(all)]).toEqual([id, key, true]);
          if (lang === 'zh')
            expect([id, key, /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}|  /u.exec(all)?.[0]]).toEqual([id, key, undefined]);
          if (lang === 'en') expect([id, key, /[^\x20-\x7e]|  /u.exec(all)?.[0]]).toEqual([id, key, undefined]);
        }
      }
    }
  });

  it('list process and thread ids as rows, repeated and foreign ones too', () => {
    for (const [id, cell] of [
      ['v1:cgroup.procs', 'pid'],
      ['v2:cgroup.procs', 'pid'],
      ['v1:tasks', 'tid'],
      ['v2:cgroup.threads', 'tid'],
    ] as const) {
      const parsed = file(id).parse(encode('812\n4194304\n0\n812\n'), context);
      expect(parsed.record.type === 'table' && parsed.record.rows.map(({ label }) => label)).toEqual(['812', '4194304', '0', '812']);
      expect(parsed.notes).toEqual([]);
      expect(amountOf(parsed, `4194304 / ${cell}`)).toBe(4_194_304);
      expect(
        file(id)
          .parse(encode('812\n-1\n81x\n'), context)
          .notes.map(({ line }) => line),
      ).toEqual([2, 3]);
      expect(file(id).parse(new Uint8Array(), context)).toEqual({ record: { type: 'table', rows: [] }, notes: [] });
    }
  });

  it('read events of every age and note what is newer', () => {
    const parsed = file('v2:memory.events').parse(
      encode('low 0\nhigh 0\nmax 35\noom 1\noom_kill 1\noom_group_kill 0\nsock_throttled 0\nnext 2\n'),
      context,
    );
    expect(amountOf(parsed, 'max')).toBe(35);
    expect(amountOf(parsed, 'next')).toBe(2);
    expect(parsed.notes.map(({ code, line }) => `${code} ${String(line)}`)).toEqual(['unknown-field 8']);
    const old = file('v1:memory.oom_control').parse(encode('oom_kill_disable 0\nunder_oom 1\n'), context);
    expect(amountOf(old, 'under_oom')).toBe(1);
    expect(amountOf(old, 'oom_kill')).toBeUndefined();
  });

  it('count dying parts for every controller', () => {
    const parsed = file('v2:cgroup.stat').parse(
      encode('nr_descendants 23\nnr_subsys_memory 24\nnr_dying_descendants 2\nnr_dying_subsys_memory 2\n'),
      context,
    );
    expect(parsed.notes).toEqual([]);
    const find = metricFinder(file('v2:cgroup.stat').metrics);
    expect([find('nr_dying_subsys_memory')?.key, find('nr_subsys_perf_event')?.key]).toEqual([
      'nr_dying_subsys_<name>',
      'nr_subsys_<name>',
    ]);
  });

  it('tell an empty list of controllers from a file that gave nothing', () => {
    const at = (name: string, text: string) => amountOf(file('v2:cgroup').parse(encode(text), { ...context, path: `a/${name}` }), name);
    expect(at('cgroup.controllers', 'cpuset cpu io memory hugetlb pids\n')).toBe('cpuset cpu io memory hugetlb pids');
    expect(at('cgroup.subtree_control', '\n')).toBe('');
    expect(at('cgroup.subtree_control', '')).toBe('');
    expect(at('cgroup.type', '')).toBeUndefined();
    expect(at('cgroup.max.depth', 'max\n')).toBe('unlimited');
  });

  it('read pressure of all four kinds', () => {
    for (const kind of ['memory', 'cpu', 'io', 'irq']) {
      const parsed = file(`v2:${kind}.pressure`).parse(encode('full avg10=0.04 avg60=0.06 avg300=0.01 total=122754\n'), context);
      expect(amountOf(parsed, 'full.total')).toBe(122_754);
      expect(metricFinder(file(`v2:${kind}.pressure`).metrics)('full avg10')?.key).toBe('full.avg10');
    }
  });

  it('never throw, whatever the bytes', () => {
    for (const one of cgroupScoped) {
      const path = `sys/fs/cgroup/a/${(one.where[0] ?? '').replace('*', '2MB')}`;
      expectNoThrow((bytes, on) => one.parse(bytes, on), ['max', 'oom_kill', 'N0=', 'avg10='], { ...context, path });
    }
  });
});
