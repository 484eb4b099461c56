import { describe, expect, it } from 'vitest';
import { fileJson, fileText } from '../../src/show/index.ts';
import { corpus, read, samples, show } from './sample-set.ts';

describe.skipIf(corpus === undefined)('all published samples (skipped without MEMCASE_CORPUS)', () => {
  it('are many, of many kernel files', () => {
    expect(samples.length).toBeGreaterThan(2000);
  });

  it('parse into JSON and text; the count of notes of each kind is as it was', () => {
    const counts: Record<string, Record<string, number>> = {};
    for (const sample of samples) {
      const shown = show(sample, read(sample.path));
      expect(JSON.stringify(fileJson(shown)).length).toBeGreaterThan(10);
      expect(fileText(shown, {}).length).toBeGreaterThan(10);
      const own = (counts[shown.file.id] ??= { files: 0 });
      own['files'] = (own['files'] ?? 0) + 1;
      for (const { code } of shown.parsed.notes) own[code] = (own[code] ?? 0) + 1;
    }
    expect(Object.fromEntries(Object.entries(counts).sort(([left], [right]) => (left < right ? -1 : 1)))).toMatchSnapshot();
  });
});
