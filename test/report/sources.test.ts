import { expect, it } from 'vitest';
import { saySource } from '../../src/report/words/sources.ts';

it('says in Chinese what is no name in the source of a figure', () => {
  const said = [
    'status.VmRSS',
    'smaps.Pss (sum)',
    'sum of smaps.Pss (sum)',
    'memory.high (not in v1)',
    'meminfo.MemTotal minus its known parts',
  ];
  expect(said.map((source) => saySource(source, 'zh-CN'))).toEqual([
    'status.VmRSS',
    'smaps.Pss（合计）',
    '各进程之和：smaps.Pss（合计）',
    'memory.high（v1 没有）',
    'meminfo.MemTotal 减去其已知部分',
  ]);
  expect(said.map((source) => saySource(source, 'en'))).toEqual(said);
});
