import { expect, it } from 'vitest';
import { captionPieces, nameParts } from '../../src/render/html/rich.ts';

const lines = (parts: readonly { readonly text: string }[]): readonly string[] => parts.map((part) => part.text);

it('a sum of kernel fields ends a line after a plus sign or a long word, never inside one', () => {
  expect(lines(nameParts('total_rss+total_cache+kmem.usage'))).toEqual(['total_', 'rss+', 'total_', 'cache+', 'kmem.usage']);
  expect(lines(nameParts('container_memory_rss (cAdvisor)'))).toEqual(['container_', 'memory_', 'rss (cAdvisor)']);
  expect(lines(nameParts('status.RssAnon+RssFile'))).toEqual(['status.RssAnon+', 'RssFile']);
  expect(lines(nameParts('memory.usage_in_bytes'))).toEqual(['memory.usage_', 'in_bytes']);
  expect(lines(nameParts('smaps.Private_Clean+Private_Dirty · proc/235/smaps'))).toEqual([
    'smaps.Private_Clean+',
    'Private_Dirty · proc/',
    '235/',
    'smaps',
  ]);
});

it('a path in a caption ends a line after a slash', () => {
  const [piece, ...rest] = captionPieces('OOM kill in /system.slice/report.service', false);
  expect(rest).toEqual([]);
  expect(lines(piece?.parts ?? [])).toEqual(['OOM kill in /system.slice/', 'report.service']);
});
