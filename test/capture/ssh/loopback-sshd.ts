import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

export interface Loopback {
  /** To stand first in PATH: its `ssh` is the real one with this server's configuration. */
  readonly bin: string;
  readonly host: string;
  readonly sshd: ChildProcess;
  readonly stop: () => void;
}

export const hasSshd = existsSync('/usr/sbin/sshd') && process.getuid?.() === 0;

/** A real sshd on a port of its own, whose sessions find the programs in `path` and no others. */
export async function startSshd(path: string): Promise<Loopback> {
  const folder = mkdtempSync(join(tmpdir(), 'memcase-sshd-'));
  const port = await freePort();
  for (const name of ['host', 'user']) execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(folder, name)]);
  execFileSync('cp', [join(folder, 'user.pub'), join(folder, 'authorized')]);
  mkdirSync('/run/sshd', { recursive: true });
  const config = [
    `Port ${String(port)}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${folder}/host`,
    `AuthorizedKeysFile ${folder}/authorized`,
    'StrictModes no',
    'PermitRootLogin prohibit-password',
    'PasswordAuthentication no',
    'UsePAM no',
    `PidFile ${folder}/pid`,
    `SetEnv PATH=${path}`,
  ];
  writeFileSync(join(folder, 'sshd_config'), `${config.join('\n')}\n`);
  const sshd = spawn('/usr/sbin/sshd', ['-D', '-e', '-f', join(folder, 'sshd_config')], { stdio: 'ignore' });
  await waitForPort(port);
  const client = [
    `Host loop`,
    'HostName 127.0.0.1',
    `Port ${String(port)}`,
    `User ${userInfo().username}`,
    `IdentityFile ${folder}/user`,
    'IdentitiesOnly yes',
    'StrictHostKeyChecking no',
    `UserKnownHostsFile ${folder}/known`,
    'LogLevel ERROR',
  ];
  writeFileSync(join(folder, 'ssh_config'), `${client.join('\n')}\n`);
  mkdirSync(join(folder, 'bin'));
  writeFileSync(
    join(folder, 'bin', 'ssh'),
    `#!/bin/sh\nprintf '%s\\n' "$*" >>'${folder}/calls'\nexec /usr/bin/ssh -F '${folder}/ssh_config' "$@"\n`,
  );
  chmodSync(join(folder, 'bin', 'ssh'), 0o755);
  return {
    bin: join(folder, 'bin'),
    host: 'loop',
    sshd,
    stop: () => {
      sshd.kill('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function waitForPort(port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('sshd does not listen');
}
