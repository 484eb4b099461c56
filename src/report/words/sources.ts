import type { Language } from '../../contract/index.ts';

/**
 * The words among the names of files and fields that say where a figure came from, the longest first. The names stay, as do those of
 * programs that show the figure.
 */
const chinese: readonly (readonly [string, string])[] = [
  ['smaps: private memory, and what only the members share (estimated)', 'smaps：私有内存与仅由成员共享的部分（估计）'],
  ['smaps: sum of Pss or largest Rss of a mapper', 'smaps：Pss 之和，或某一映射者的最大 Rss'],
  ['free + page cache + reclaimable slab', '空闲 + 页缓存 + 可回收 slab'],
  ['smaps Pss of anonymous pages', 'smaps 中匿名页的 Pss'],
  ['smallest limit of all ancestors', '所有上级中最低的上限'],
  [' minus all that meminfo accounts for', ' 减去 meminfo 已计入的各项'],
  [' minus the sum over mappings', ' 减去各映射之和'],
  [' minus its known parts', ' 减去其已知部分'],
  ['sum of its known parts', '其已知部分之和'],
  [' (not in v1 memory.stat)', '（v1 的 memory.stat 中没有）'],
  [' (sum over processes)', '（各进程之和）'],
  [' (sum over members)', '（各成员之和）'],
  [' (sum over mappers)', '（各映射者之和）'],
  [' (sum of nodes)', '（各节点之和）'],
  [' (largest mapper)', '（最大的映射者）'],
  [' (working set)', '（工作集）'],
  [' (not in v1)', '（v1 没有）'],
  [' (mappers)', '（映射者）'],
  [' (lines)', '（行数）'],
  [' (sum)', '（合计）'],
];

/** Where a figure came from, for a reader of that language: `smaps.Pss (sum)` -> `smaps.Pss（合计）`. */
export function saySource(source: string, language: Language): string {
  if (language === 'en') return source;
  const said = chinese.reduce((text, [phrase, words]) => text.replaceAll(phrase, words), source);
  return said.replace(/^sum of (.+)$/u, '各进程之和：$1');
}
