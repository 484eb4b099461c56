import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { readCapture } from '../../src/archive/index.ts';
import { noRoot, scratchFolder } from './live-capture.ts';

const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const namespaced = ['unshare', '-p', '-f', '--kill-child', '--mount-proc'];
const reason =
  noRoot ??
  (existsSync(program) ? null : 'needs npm run build') ??
  (spawnSync(namespaced[0] ?? '', [...namespaced.slice(1), 'perl', '-e', '1']).status === 0 ? null : 'needs unshare and perl');

const scratch = scratchFolder();
let machine: ChildProcess | null = null;
afterAll(() => {
  machine?.kill('SIGKILL');
  scratch.remove();
});

/** Some 400 processes start every second, each living 0.2 to 1.4 s; every fourth becomes another program. */
const churn = `
  $SIG{CHLD} = "IGNORE";
  for (;;) {
    my $life = 0.2 + rand 1.2;
    my $pid = fork;
    if (defined $pid && $pid == 0) {
      exec "sleep", $life if rand() < 0.25;
      select undef, undef, undef, $life;
      exit;
    }
    select undef, undef, undef, 0.0025;
  }`;

const captures = 20;

// In a pid namespace of its own: whatever this machine denies even to root (a security module, another container's processes) is not
// there, so that exit 0 means what it says.
describe.skipIf(reason !== null)(`300 processes that come and go all the time${reason === null ? '' : ` (skipped: ${reason})`}`, () => {
  it(
    `${String(captures)} captures of all: none fails, each vanished file is on record, no process twice`,
    { timeout: 600_000 },
    async () => {
      const folder = join(scratch.path, 'archives');
      mkdirSync(folder);
      const script = `
      perl -e '${churn}' & sleep 3; ls /proc | grep -c '^[0-9]' >"$2/alive"
      for round in $(seq ${String(captures)}); do
        "$0" "$1" capture --all -q -o "$2/$round.tar.gz" 2>"$2/$round.stderr" >/dev/null; echo $? >"$2/$round.code"
      done`;
      const [command = '', ...args] = namespaced;
      machine = spawn(command, [...args, 'sh', '-c', script, process.execPath, program, folder], { stdio: 'ignore' });
      await new Promise((resolve) => machine?.on('exit', resolve));
      expect(Number(readFileSync(join(folder, 'alive'), 'utf8'))).toBeGreaterThan(200);
      let vanished = 0;
      const errnos = new Map<string, number>();
      for (let round = 1; round <= captures; round += 1) {
        const said = readFileSync(join(folder, `${String(round)}.stderr`), 'utf8');
        expect([readFileSync(join(folder, `${String(round)}.code`), 'utf8').trim(), said]).toEqual(['0', '']);
        const { manifest, integrity } = await readCapture({ kind: 'path', path: join(folder, `${String(round)}.tar.gz`) }, () => undefined);
        expect(integrity).toBe('whole');
        expect(manifest).toMatchObject({ complete: true, reasons: [], degraded: [] });
        const { processes = [], entries = [] } = manifest ?? {};
        expect(new Set(processes.map(({ pid }) => pid)).size).toBe(processes.length);
        expect(new Set(entries.map(({ path }) => path)).size).toBe(entries.length);
        const gone = processes.filter(({ state }) => state === 'vanished' || state === 'reused').map(({ pid }) => pid);
        vanished += gone.length;
        const ofGone = new Map(gone.map((pid) => [pid, 0]));
        for (const entry of entries) {
          const pid = Number(/^proc\/([0-9]+)\//u.exec(entry.path)?.[1] ?? 0);
          if (!ofGone.has(pid)) continue;
          ofGone.set(pid, (ofGone.get(pid) ?? 0) + 1);
          if (entry.state !== 'refused') continue;
          // A process that ended and was not reaped yet has no mounts any more (mounts_open_common, fs/proc_namespace.c).
          const ends = entry.path.endsWith('/mountinfo') ? /^(?:ENOENT|ESRCH|EINVAL)$/u : /^(?:ENOENT|ESRCH)$/u;
          expect(entry).toMatchObject({ normal: true, errno: expect.stringMatching(ends) as string });
          errnos.set(entry.errno, (errnos.get(entry.errno) ?? 0) + 1);
        }
        // Not one file of it is passed over in silence.
        const read = processes.find(({ state }) => state === 'read')?.pid ?? 0;
        const asked = entries.filter(
          ({ path }) => path.startsWith(`proc/${String(read)}/`) && !/\/(?:smaps|numa_maps|exe)/u.test(path),
        ).length;
        for (const [, seen] of ofGone) expect(seen).toBeGreaterThanOrEqual(asked);
      }
      expect(vanished).toBeGreaterThan(captures * 20);
      console.info(`${String(captures)} captures, ${String(vanished)} processes vanished in them, ${JSON.stringify([...errnos])}`);
      expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    },
  );
});
