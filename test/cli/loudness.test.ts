import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { memcase, snapshots } from './run-memcase.ts';

const scratch = mkdtempSync(join(tmpdir(), 'memcase-loudness-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});
const capture = join(snapshots, 'leak-6.12-v2', 'after.tar.gz');
const report = (...options: readonly string[]) => memcase(['report', capture, '-o', join(scratch, 'report.md'), ...options]);

describe('standard error', () => {
  test('names what was written, and with --verbose where the time went', () => {
    expect(report().stderr).toMatch(/^wrote \S+report\.md$/mu);
    expect(report().stderr).not.toContain('wall');
    expect(report('--verbose').stderr).toMatch(/^render md +wall/mu);
  });

  test('is empty with --quiet, but for errors', () => {
    expect(report('-q')).toMatchObject({ code: 0, stderr: '' });
    const { code, stderr } = memcase(['report', join(scratch, 'none.tar.gz'), '--quiet']);
    expect(code).toBeGreaterThan(0);
    expect(stderr).toContain('none.tar.gz');
  });
});
