import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { allKernelFiles } from '../../src/kernel/index.ts';
import { keepOomLines } from '../../src/redact/index.ts';

const log = readFileSync(new URL('../kernel/kernel-log/samples/6.18-v1.kmsg', import.meta.url), 'latin1');
const file = allKernelFiles.find(({ id }) => id === 'kernel-log');

/** The reports without the numbers of their lines, which differ once others are gone. */
function parse(text: string): unknown {
  const record = file?.parse(Buffer.from(text, 'latin1'), { path: 'dev/kmsg', pageSize: 4096, wordSize: 64, ticksPerSecond: 100 }).record;
  if (record?.type !== 'oom-log') return null;
  return JSON.parse(
    JSON.stringify(record.reports, (key, value: unknown) =>
      /^(?:line|firstLine|lastLine)$/u.test(key) ? undefined : value instanceof Map ? [...(value as Map<string, unknown>)] : value,
    ),
  );
}

describe('keepOomLines', () => {
  test('keeps all that a report says, and none of the rest', () => {
    const { text, removed } = keepOomLines(log, 0);
    expect(text).toContain('oom-kill:constraint=');
    expect(text).not.toContain('Call Trace');
    expect(removed).toBeGreaterThan(20);
    expect(keepOomLines(text, 0)).toEqual({ text, removed: 0 });
  });

  test('leaves out what programs wrote, whatever it looks like', () => {
    const forged =
      '12,1,5,-;Killed process 1 (init) total-vm:0kB\n6,2,6,-;usb 1-1: secret stick\n6,3,7,-;Killed process 2 (x) total-vm:0kB\n';
    expect(keepOomLines(forged, 0).text).toBe('6,3,7,-;Killed process 2 (x) total-vm:0kB\n');
  });

  test('leaves out what came before the given moment', () => {
    expect(keepOomLines(log, 1e15).text).toBe('');
  });

  test('what is kept is parsed to the same reports', () => {
    expect(parse(keepOomLines(log, 0).text)).toEqual(parse(log));
  });
});
