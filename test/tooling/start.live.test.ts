import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const checkout = join(import.meta.dirname, '../..');

describe('the first command in a fresh clone with an empty home', () => {
  let scratch = '';
  let clone = '';

  beforeAll(() => {
    scratch = mkdtempSync(join(tmpdir(), 'memcase-clone-'));
    clone = join(scratch, 'memcase');
    mkdirSync(join(scratch, 'home'));
    expect(spawnSync('git', ['clone', '--quiet', checkout, clone]).status).toBe(0);
  });

  afterAll(() => {
    rmSync(scratch, { recursive: true, force: true });
  });

  function run(...args: readonly string[]) {
    // What the outer npm tells its own scripts must not reach the inner one.
    const kept = Object.entries(process.env).filter(([name]) => !/^(?:npm_|INIT_CWD$|NODE_ENV$|VITEST|XDG_)/i.test(name));
    const env = { ...Object.fromEntries(kept), HOME: join(scratch, 'home') };
    return spawnSync('npm', ['run', '-s', ...args], { cwd: clone, env, encoding: 'utf8' });
  }

  it('installs, builds and runs, and prints nothing of its own on standard output', () => {
    const { status, stdout, stderr } = run('memcase', '--', '--version');
    const { version } = JSON.parse(readFileSync(join(clone, 'package.json'), 'utf8')) as { version: string };
    expect({ status, stdout: stdout.trim() }, stderr).toEqual({ status: 0, stdout: version });
    expect(stderr).toContain('npm ci');
    expect(stderr).toContain('built dist/');
  });

  it('does neither a second time', () => {
    expect(run('memcase', '--', '--version').stderr).toBe('');
  });

  it('hands on the exit code of the command', () => {
    expect(run('memcase', '--', 'no-such-command').status).toBe(2);
  });

  it('makes the command line executable', () => {
    expect(statSync(join(clone, 'dist/cli/main.js')).mode & 0o777).toBe(0o755);
  });

  it('leaves dist/ as it was when the build fails, and fails', () => {
    const before = readFileSync(join(clone, 'dist/cli/main.js'));
    const broken = join(clone, 'src/broken.ts');
    writeFileSync(broken, "export const bytes: number = 'many';\n");
    const { status, stdout, stderr } = run('memcase', '--', '--version');
    rmSync(broken);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('src/broken.ts');
    expect(readFileSync(join(clone, 'dist/cli/main.js'))).toEqual(before);
  });
});
