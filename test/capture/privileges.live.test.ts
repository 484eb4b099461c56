import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Manifest } from '../../src/contract/index.ts';
import { endAll, filesOf, noRoot, scratchFolder, start } from './live-capture.ts';

const program = join(import.meta.dirname, '../../dist/cli/main.js');
const nobody = ['--reuid', '65534', '--regid', '65534', '--clear-groups'];
/** A clone below somebody's home can't be run by anybody else. */
const isReadable = () => spawnSync('setpriv', [...nobody, 'test', '-r', program]).status === 0;
const reason =
  noRoot ??
  (existsSync(program) ? null : 'needs npm run build') ??
  (existsSync('/usr/bin/setpriv') && existsSync('/usr/bin/unshare') ? null : 'needs setpriv and unshare') ??
  (isReadable() ? null : 'needs a checkout that everybody may read');
const scratch = scratchFolder();
afterAll(() => {
  endAll();
  scratch.remove();
});

interface Ended {
  readonly code: number | null;
  readonly stderr: string;
  readonly stdout: string;
}

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<Ended> {
  const child = spawn(command, args, { cwd: scratch.path, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let stderr = '';
  let stdout = '';
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
  child.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stderr, stdout })));
}

async function manifestOf(path: string): Promise<Manifest> {
  const { stdout } = await run('tar', ['xzOf', path, '--wildcards', '*/manifest.json']);
  return JSON.parse(stdout) as Manifest;
}

describe.skipIf(reason !== null)(`privileges${reason === null ? '' : ` (skipped: ${reason})`}`, () => {
  it('of nobody suffice for a process of the same user', async () => {
    chmodSync(scratch.path, 0o777);
    const script = `sleep 1000 & pid=$!; sleep 0.3; node ${program} capture --pid $pid -o own.tar.gz; code=$?; kill $pid; exit $code`;
    const ended = await run('setpriv', [...nobody, 'sh', '-c', script]);
    expect(ended.stderr).not.toContain('internal error');
    expect(ended.code).toBe(0);
    const manifest = await manifestOf(join(scratch.path, 'own.tar.gz'));
    expect(manifest.processes).toMatchObject([{ state: 'read' }]);
  });

  it('of nobody show status of another user’s process and say what it would take to see more', async () => {
    chmodSync(scratch.path, 0o777);
    const sleep = await start('sleep', ['1000']);
    const ended = await run('setpriv', [...nobody, 'node', program, 'capture', '--pid', String(sleep.pid), '-o', 'other.tar.gz']);
    expect(ended.code).toBe(5);
    expect(ended.stderr).toContain('CAP_SYS_PTRACE');
    const files = await filesOf(join(scratch.path, 'other.tar.gz'));
    expect(files.get(`proc/${sleep.pid}/status`)?.toString()).toContain('VmRSS');
    const manifest = await manifestOf(join(scratch.path, 'other.tar.gz'));
    expect(manifest.processes).toMatchObject([{ state: 'denied' }]);
    expect(manifest.entries).toContainEqual(
      expect.objectContaining({ path: `proc/${sleep.pid}/smaps`, state: 'refused', errno: 'EACCES', normal: false }),
    );
  });

  it('under sudo give the files to the person behind it', async () => {
    const sleep = await start('sleep', ['1000']);
    const ended = await run('node', [program, 'capture', '--pid', String(sleep.pid), '-o', 'sudo.tar.gz'], {
      ...process.env,
      SUDO_UID: '65534',
      SUDO_GID: '65534',
    });
    expect(ended.code).toBe(0);
    for (const name of readdirSync(scratch.path).filter((one) => one.startsWith('sudo.tar.gz'))) {
      expect(statSync(join(scratch.path, name))).toMatchObject({ uid: 65534, gid: 65534 });
    }
  });

  it('inside a cgroup namespace whose mount shows more than its root, the directory is found by looking for the process', async () => {
    const script = `sleep 1000 & node ${program} capture --pid $! -o inside.tar.gz; exit $?`;
    const ended = await run('unshare', ['-Cpf', '--mount-proc', '--kill-child', 'sh', '-c', script]);
    expect(ended.stderr).not.toContain('internal error');
    const manifest = await manifestOf(join(scratch.path, 'inside.tar.gz'));
    const [seen] = manifest.processes;
    // A test that itself runs in the root cgroup sees no difference.
    if (seen?.cgroupReason?.includes('searched for the process') === true) expect(seen.cgroupDirectory).toMatch(/^\/sys\/fs\/cgroup/);
    expect(seen?.cgroupReason).toContain('lists the process in cgroup.procs');
  });
});
