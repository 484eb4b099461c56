import { expect, it } from 'vitest';
import { buildReport } from '../../src/report/index.ts';
import { sampleDiff } from './sample-analysis.ts';

it.each([
  ['cases/after.tar.gz', 'memcase show cases/after.tar.gz proc/812/smaps'],
  ["it's mine.tar.gz", String.raw`memcase show 'it'\''s mine.tar.gz' proc/812/smaps`],
  ['-o.tar.gz', "memcase show '-o.tar.gz' proc/812/smaps"],
  ['standard input', 'memcase show - proc/812/smaps'],
])('names the capture in the commands of a step, ready for a shell (%s)', (file, command) => {
  const analysis = sampleDiff();
  const findings = analysis.findings.map((finding) => ({
    ...finding,
    next: [{ code: 'look-at-mappings', args: {}, text: 'Look: `memcase show CAPTURE proc/812/smaps`.' }],
  }));
  const report = buildReport({ ...analysis, findings, after: { ...analysis.after, file } });
  const blocks = report.sections.flatMap((section) => section.blocks);
  const steps = blocks.flatMap((block) =>
    block.type === 'verdict' ? block.next : block.type === 'findings' ? block.items.flatMap((item) => item.next) : [],
  );
  expect(steps.length).toBeGreaterThan(1);
  for (const step of steps) expect(step).toBe(`Look: \`${command}\`.`);
});
