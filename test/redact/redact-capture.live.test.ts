import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyze.ts';
import { verifyCapture } from '../../src/archive/index.ts';
import { capture, defaultOptions, parseSelector } from '../../src/capture/index.ts';
import type { Analysis } from '../../src/contract/index.ts';
import { open } from '../../src/open.ts';
import { redactCapture } from '../../src/redact-capture.ts';

const folder = mkdtempSync(join(tmpdir(), 'memcase-redact-'));
const secret = 'acmeledger';
let target: ChildProcess;

beforeAll(async () => {
  mkdirSync(join(folder, secret));
  const program = join(folder, secret, `${secret}d`);
  copyFileSync('/usr/bin/sleep', program);
  target = spawn(program, ['1000'], { stdio: 'ignore' });
  await new Promise((resolve) => setTimeout(resolve, 200));
  for (const name of ['a', 'b']) {
    await capture({
      ...defaultOptions,
      version: '0.0.0',
      selectors: parseSelector('name', `${secret}*`),
      label: `${secret} ${name}`,
      case: secret,
      output: { kind: 'path', path: join(folder, `${name}.tar.gz`) },
    });
    const key = new Uint8Array(32).fill(7);
    await redactCapture({
      input: join(folder, `${name}.tar.gz`),
      output: { kind: 'path', path: join(folder, `${name}-public.tar.gz`) },
      key,
    });
  }
});

afterAll(() => {
  target.kill();
  rmSync(folder, { recursive: true, force: true });
});

async function diffOf(before: string, after: string): Promise<Analysis> {
  return analyze(
    { capture: await open(join(folder, before)), sample: null },
    { capture: await open(join(folder, after)), sample: null },
    { detail: 'mappings' },
  );
}

describe('redactCapture', () => {
  test('leaves no byte of a secret name, nor the name of this host, and the archive is whole', async () => {
    const bytes = gunzipSync(readFileSync(join(folder, 'a-public.tar.gz'))).toString('latin1');
    expect(gunzipSync(readFileSync(join(folder, 'a.tar.gz'))).toString('latin1')).toContain(secret);
    expect(bytes).not.toContain(secret);
    expect(bytes).not.toContain(folder.split('/').at(-1));
    if (hostname().length > 6) expect(bytes).not.toContain(hostname());
    expect((await verifyCapture({ kind: 'path', path: join(folder, 'a-public.tar.gz') })).integrity).toBe('whole');
    expect(spawnSync('tar', ['-tzf', join(folder, 'a-public.tar.gz')]).status).toBe(0);
  });

  test('two captures redacted with one key diff as the originals do', async () => {
    const [original, redacted] = [await diffOf('a.tar.gz', 'b.tar.gz'), await diffOf('a-public.tar.gz', 'b-public.tar.gz')];
    const shape = ({ processes, cgroups, host, findings }: Analysis): unknown => ({
      processes: processes.map(({ id, pairing, metrics, mappings }) => ({
        id,
        kind: pairing.kind,
        metrics,
        mappings: mappings.map((mapping) => [mapping.kind, mapping.pairing.kind, mapping.metrics]),
      })),
      cgroups: cgroups.map(({ version, metrics }) => ({
        version,
        metrics: Object.values(metrics).map((pair) => [pair.before, pair.after, pair.state]),
      })),
      host: host.metrics,
      findings: findings.map(({ code, severity }) => [code, severity]),
    });
    expect(redacted.processes.length).toBe(1);
    expect(shape(redacted)).toEqual(shape(original));
  });

  test('refuses an archive that is not whole', async () => {
    await expect(redactCapture({ input: folder, output: { kind: 'path', path: join(folder, 'c.tar.gz') }, key: null })).rejects.toThrow();
  });
});
