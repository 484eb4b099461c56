import { expect, it } from 'vitest';
import { nameParts, namePieces, richPieces } from '../../src/render/html/rich.ts';
import { typeset } from '../../src/render/html/typeset.ts';

it('keeps a number and its unit, a pid and its number on one line, and parts nothing else', () => {
  const kept = (text: string): string => typeset(text).replaceAll('\u00a0', '~');
  expect(kept('api (pid 279) grew by 30.0 MiB (-4.1 MiB), 7.7 % of 1,020 KiB in 1.05 s')).toBe(
    'api (pid~279) grew by 30.0~MiB (−4.1~MiB), 7.7~% of 1,020~KiB in 1.05~s',
  );
  expect(kept('增加 30.0 MiB（从 22.1 MiB 到 52.1 MiB）')).toBe('增加 30.0~MiB（从 22.1~MiB 到 52.1~MiB）');
  for (const text of ['24 malloc arenas', 'in 3 Bytes', '4 steps', 'rapid 4', 'of 25 processes']) expect(kept(text)).toBe(text);
});

it('keeps together on paper, which has no no-break spaces, by parts that stay whole', () => {
  const whole = (text: string): readonly string[] =>
    richPieces(text, true).flatMap(({ parts }) => parts.flatMap((part) => (part.whole ? [part.text.replaceAll('\u00a0', '~')] : [])));
  expect(whole('api (pid 279) grew by 30.0 MiB (-4.1 MiB), 7.7 % of 1,020 KiB')).toEqual([
    'pid~279',
    '30.0~MiB',
    '−4.1~MiB',
    '7.7~%',
    '1,020~KiB',
  ]);
  expect(whole('see `dmesg -T` and `memcase show a.tar.gz proc/1/smaps --json`')).toEqual(['dmesg -T', '--json']);
  const all = (text: string): string =>
    richPieces(text, true)
      .flatMap(({ parts }) => parts.map((part) => part.text))
      .join('');
  for (const text of ['a 3.0 MiB b', 'pid 3', 'x (3 → 4)', '增加30.0 MiB（从']) expect(all(text).replaceAll('\u00a0', ' ')).toBe(text);
});

it('ends a line of a path behind a slash, but not behind the first', () => {
  const ends = (text: string): readonly string[] => richPieces(text, false).flatMap(({ parts }) => parts.map((part) => part.text));
  expect(ends('was "/system.slice/api.service"')).toEqual(['was "/system.slice/', 'api.service"']);
  expect(ends('api (pid 747)：/opt/api/lib/libapi.so')).toEqual(['api (pid\u00a0747)：/opt/', 'api/', 'lib/', 'libapi.so']);
});

it('ends a line inside a name only where that is longer than a narrow line: late, between words, never inside the kind of a unit', () => {
  const ends = (name: string): readonly string[] => nameParts(name).map((part) => part.text);
  const id = '0123456789abcdef'.repeat(4);
  expect(ends(`/system.slice/docker-${id}.scope/memory.stat`)).toEqual(['/system.slice/', `docker-${id}`, '.scope/', 'memory.stat']);
  expect(ends(`docker-${id}.scope`)).toEqual([`docker-${id}`, '.scope']);
  expect(ends('memory/memory.limit_in_bytes')).toEqual(['memory/', 'memory.limit_in_bytes']);
  expect(ends('memory/memory.memsw.limit_in_bytes')).toEqual(['memory/', 'memory.memsw.limit_', 'in_bytes']);
  expect(ends('memory.stat.total_workingset_refault_anon · sys/fs')).toEqual([
    'memory.stat.total_',
    'workingset_',
    'refault_',
    'anon · sys/fs',
  ]);
  expect(ends('mm/memcontrol.c mem_cgroup_handle_over_high()')).toEqual(['mm/', 'memcontrol.c mem_cgroup_handle_over_high()']);
});

it('keeps the options of a command line whole', () => {
  const [piece] = namePieces('/opt/api/bin/api --name=api --config=/etc/api.conf', false);
  expect(piece?.parts.filter((part) => part.whole).map((part) => part.text)).toEqual(['--name', '--config']);
});
