import { expect, it } from 'vitest';
import { lineParts } from '../../src/render/html/listing-view.ts';

const shown = (line: string, place: string): readonly string[] =>
  lineParts(line, place).map(({ text, whole, ends }) => (whole ? `[${text}]` : ends ? `${text}|` : text));

it('keeps the sign with the beginning of a long path, and the number of the line in one piece', () => {
  const place = '+ sys/fs/cgroup/system.slice/api.service/memory.stat:25';
  expect(shown(`${place}  total_shmem 4096`, place)).toEqual([
    '[+ sys/]',
    'fs/|',
    'cgroup/|',
    'system.slice/|',
    'api.service/|',
    'memory.stat|',
    '[:25]',
    '  total_shmem 4096',
  ]);
});

it('leaves short places and addresses as they are', () => {
  for (const place of ['- proc/235/status:22', '- :177', '- 5601bd2ee000-5601bd6ff000'])
    expect(shown(`${place}  VmRSS: 4 kB`, place)).toEqual([`${place}  VmRSS: 4 kB`]);
});
