import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, expectTypeOf, test } from 'vitest';
import * as memcase from '../../src/index.ts';
import { memcase as runCommand } from '../cli/run-memcase.ts';

const snapshot = (path: string): string => fileURLToPath(new URL(`../../snapshots/${path}`, import.meta.url));
const before = snapshot('leak-6.12-v2/before.tar.gz');
const after = snapshot('leak-6.12-v2/after.tar.gz');

describe('the library', () => {
  test('exports each command as a function', () => {
    const names = ['capture', 'open', 'analyze', 'diff', 'render', 'explain', 'verify', 'version', 'MemcaseError', 'exitCodes'];
    expect(Object.keys(memcase)).toEqual(expect.arrayContaining(names));
  });

  test('opens a path, bytes and a stream to the same analysis', async () => {
    const bytes = readFileSync(after);
    const chunks = (async function* () {
      for (let at = 0; at < bytes.length; at += 10_000) yield bytes.subarray(at, at + 10_000);
    })();
    const analyses = await Promise.all([after, bytes, chunks].map(async (source) => memcase.analyze(await memcase.open(source))));
    const nameless = analyses.map((analysis) => ({ ...analysis, after: { ...analysis.after, file: '' } }));
    expect(nameless[1]).toEqual(nameless[0]);
    expect(nameless[2]).toEqual(nameless[0]);
  });

  test('gives the JSON that `memcase diff` prints, byte for byte', async () => {
    const analysis = memcase.diff(await memcase.open(before), await memcase.open(after));
    const text = memcase.joinText(await memcase.render('json', analysis));
    expect(text === runCommand(['diff', before, after, '--format', 'json']).stdout).toBe(true);
  });

  test('throws known failures that carry the exit code of the command line', async () => {
    await expect(memcase.open('/no/such/capture')).rejects.toMatchObject({
      name: 'MemcaseError',
      failure: { exit: expect.any(Number) as unknown },
    });
    const capture = await memcase.open(after);
    expect(() => memcase.analyze({ capture, sample: 9 })).toThrow(memcase.MemcaseError);
  });

  test('stops reading when its signal is aborted', async () => {
    await expect(memcase.open(after, { signal: AbortSignal.abort() })).rejects.toThrow();
  });

  test('tells its progress', async () => {
    const files: number[] = [];
    await memcase.open(after, { onProgress: (progress) => files.push(progress.files) });
    expect(files.length).toBeGreaterThan(100);
  });

  test('explains a word in the languages asked for', async () => {
    const { fields } = await memcase.explain('Pss_Dirty', ['en', 'zh-CN']);
    expect(fields[0]?.words['en']).toBeDefined();
    expect(fields[0]?.words['zh-CN']).toBeDefined();
    expect(await memcase.explain('qqxyzzy')).toEqual({ fields: [], analysis: [], claims: [] });
  });

  test('is typed', () => {
    expectTypeOf(memcase.open).returns.resolves.toEqualTypeOf<memcase.OpenCapture>();
    expectTypeOf(memcase.diff).returns.toEqualTypeOf<memcase.Analysis>();
    expectTypeOf(memcase.analyze).parameter(0).toEqualTypeOf<memcase.Subject>();
    expectTypeOf(memcase.capture).returns.resolves.toHaveProperty('exit').toEqualTypeOf<memcase.Exit>();
    expectTypeOf<Parameters<typeof memcase.render>[0]>().toEqualTypeOf<'text' | 'md' | 'json' | 'html' | 'pdf'>();
    // @ts-expect-error a capture without selectors captures nothing
    expectTypeOf<{ output: { kind: 'path'; path: string } }>().toExtend<memcase.CaptureRequest>();
  });
});
