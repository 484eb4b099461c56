import { describe, expect, it } from 'vitest';
import { pairProcesses } from '../../src/diff/processes/pair-processes.ts';
import { makeSnapshot, type FakeHost, type FakeProcess } from './make-snapshot.ts';

const none = new Map<number, number>();

async function pair(before: readonly FakeProcess[], after: readonly FakeProcess[], asked = none, hosts: readonly FakeHost[] = []) {
  const [left, right] = await Promise.all([makeSnapshot(before, hosts[0]), makeSnapshot(after, hosts[1])]);
  return pairProcesses(left, right, asked).map(({ before: was, after: is, kind, confidence, reasons }) => ({
    was: was?.pid ?? null,
    is: is?.pid ?? null,
    kind,
    confidence,
    reasons,
  }));
}

describe('pairing processes', () => {
  it('takes equal pid, start time and boot for the same process', async () => {
    expect(await pair([{ pid: 812, start: 50 }], [{ pid: 812, start: 50 }])).toMatchObject([{ kind: 'same', confidence: 0.99 }]);
  });

  it('never takes a reused pid for the same process', async () => {
    const pairs = await pair(
      [{ pid: 812, start: 50, comm: 'api', exe: '/bin/api', cgroup: '/system.slice/api.service' }],
      [{ pid: 812, start: 90, comm: 'cron', exe: '/bin/cron', cgroup: '/system.slice/cron.service' }],
    );
    expect(pairs).toMatchObject([
      { was: null, is: 812, kind: 'appeared' },
      { was: 812, is: null, kind: 'gone' },
    ]);
  });

  it('takes nothing for the same process across a reboot, equal start times or not', async () => {
    const one = { pid: 5, start: 7, comm: 'api', exe: '/bin/api' } as const;
    const pairs = await pair([one], [one], none, [{ bootId: 'a' }, { bootId: 'b' }]);
    expect(pairs).toMatchObject([{ kind: 'restarted', confidence: 0.8 }]);
  });

  it('asks uptime and wall clock about the boot where no boot id is known', async () => {
    const one = { pid: 5, start: 7, comm: 'api', exe: '/bin/api' } as const;
    const at = (uptime: number, takenAt: string): FakeHost => ({ bootId: null, uptime, takenAt });
    const same = await pair([one], [one], none, [at(1000, '2026-11-20T10:00:00Z'), at(1600, '2026-11-20T10:10:00Z')]);
    const other = await pair([one], [one], none, [at(1000, '2026-11-20T10:00:00Z'), at(300, '2026-11-20T10:10:00Z')]);
    expect([same[0]?.kind, other[0]?.kind]).toEqual(['same', 'restarted']);
  });

  it('never pairs kernel threads across boots', async () => {
    const thread = { pid: 2, start: 0, comm: 'kthreadd', kind: 'kernel-thread', cgroup: '/' } as const;
    const pairs = await pair([thread], [thread], none, [{ bootId: 'a' }, { bootId: 'b' }]);
    expect(pairs.map(({ kind }) => kind).sort()).toEqual(['appeared', 'gone']);
  });

  it('sees a restart by unit, program and arguments, in spite of a new version in the path', async () => {
    const pairs = await pair(
      [{ pid: 10, exe: '/opt/api-1.4.2/bin/api', argv: ['/opt/api-1.4.2/bin/api', '--port=80'] }],
      [{ pid: 99, exe: '/opt/api-1.5.0/bin/api', argv: ['/opt/api-1.5.0/bin/api', '--port=80'] }],
    );
    expect(pairs).toMatchObject([{ was: 10, is: 99, kind: 'restarted', confidence: 0.8 }]);
    expect(pairs[0]?.reasons).toEqual(['unit', 'cgroup', 'executable', 'arguments', 'main process', 'name', 'user']);
  });

  it('sees a renamed binary in the same unit as a restart', async () => {
    const pairs = await pair(
      [{ pid: 10, comm: 'api-server', exe: '/opt/api/bin/api-server' }],
      [{ pid: 99, comm: 'apid', exe: '/opt/api/bin/apid' }],
    );
    expect(pairs).toMatchObject([{ was: 10, is: 99, kind: 'restarted' }]);
  });

  it('does not pair unrelated programs that merely share a session', async () => {
    const cgroup = '/user.slice/user-1000.slice/session-3.scope';
    const pairs = await pair([{ pid: 10, comm: 'vim', exe: '/bin/vim', cgroup }], [{ pid: 99, comm: 'gcc', exe: '/bin/gcc', cgroup }]);
    expect(pairs.map(({ kind }) => kind).sort()).toEqual(['appeared', 'gone']);
  });

  it('pairs the containers of a pod although their ids are new, each replica with its own', async () => {
    const id = (digit: string): string => digit.repeat(64);
    const pod = (uid: string, container: string): string =>
      `/kubepods.slice/kubepods-pod${uid}_0000_4000_8000_000000000000.slice/cri-containerd-${container}.scope`;
    const shop = { comm: 'shop', exe: '/app/shop' } as const;
    const pairs = await pair(
      [
        { pid: 10, ...shop, cgroup: pod('aaaaaaaa', id('1')) },
        { pid: 11, ...shop, cgroup: pod('bbbbbbbb', id('2')), anonymous: 40_000 },
      ],
      [
        { pid: 20, ...shop, cgroup: pod('bbbbbbbb', id('3')) },
        { pid: 21, ...shop, cgroup: pod('aaaaaaaa', id('4')), anonymous: 40_000 },
      ],
    );
    expect(pairs.map(({ was, is, kind }) => [was, is, kind])).toEqual([
      [11, 20, 'restarted'],
      [10, 21, 'restarted'],
    ]);
  });

  it('keeps master and workers apart though their command lines are equal', async () => {
    const web = { comm: 'web', exe: '/bin/web', argv: ['web', '-c', '/etc/web.conf'] } as const;
    const pairs = await pair(
      [
        { pid: 10, ...web },
        { pid: 11, ppid: 10, ...web, anonymous: 9000 },
      ],
      [
        { pid: 20, ...web, anonymous: 9000 },
        { pid: 21, ppid: 20, ...web },
      ],
    );
    expect(pairs.map(({ was, is }) => [was, is])).toEqual([
      [10, 20],
      [11, 21],
    ]);
  });

  it('lets the one worker that grew stand out among equal ones, 8 before and 12 after', async () => {
    const web = { comm: 'web', exe: '/bin/web' } as const;
    const workers = (count: number, first: number, grown: number): readonly FakeProcess[] => [
      { pid: first, ...web },
      ...Array.from({ length: count }, (_, at) => ({
        pid: first + 1 + at,
        ppid: first,
        ...web,
        anonymous: 10_000 + (at % 3) * 40 + (at === grown ? 32 * 1024 : 0),
      })),
    ];
    const pairs = await pair(workers(8, 100, -1), workers(12, 500, 9));
    const grown = pairs.find(({ is }) => is === 510);
    expect(grown).toMatchObject({ kind: 'matched', confidence: 0.5 });
    expect(pairs.filter(({ kind }) => kind === 'matched')).toHaveLength(8);
    expect(pairs.filter(({ kind }) => kind === 'appeared')).toHaveLength(4);
    expect(pairs.filter(({ kind }) => kind === 'restarted')).toMatchObject([{ was: 100, is: 500 }]);
  });

  it('does not spread the growth of one worker over all of them', async () => {
    const sizes = [10, 12, 14, 16, 18, 20, 22, 24].map((mega) => mega * 1024);
    const web = (pid: number, anonymous: number): FakeProcess => ({ pid, ppid: 1, comm: 'web', exe: '/bin/web', anonymous });
    const before = await makeSnapshot(sizes.map((size, at) => web(100 + at, size)));
    const after = await makeSnapshot(sizes.map((size, at) => web(200 + at, at === 2 ? size + 5 * 1024 : size)));
    const changes = pairProcesses(before, after, none).map(({ before: was, after: is }) => {
      const of = (side: typeof was): number => {
        const reading = side?.metrics['anonymous']?.[0];
        return reading?.state === 'known' ? Number(reading.value) : NaN;
      };
      return of(is) - of(was);
    });
    expect(changes.filter((change) => change !== 0)).toEqual([5 * 2 ** 20]);
  });

  it('follows an instance named on the command line, whatever its size', async () => {
    const worker = (pid: number, id: number, anonymous: number): FakeProcess => ({
      pid,
      comm: 'w',
      exe: '/bin/w',
      argv: ['w', `--shard=${String(id)}`],
      anonymous,
    });
    const pairs = await pair([worker(10, 1, 1000), worker(11, 2, 90_000)], [worker(20, 2, 1000), worker(21, 1, 90_000)]);
    expect(pairs.map(({ was, is, kind }) => [was, is, kind])).toEqual([
      [11, 20, 'restarted'],
      [10, 21, 'restarted'],
    ]);
  });

  it('does as --pair says, before anything else', async () => {
    const pairs = await pair([{ pid: 10 }, { pid: 11 }], [{ pid: 10 }, { pid: 12 }], new Map([[11, 10]]));
    expect(pairs.find(({ is }) => is === 10)).toMatchObject({ was: 11, kind: 'matched', confidence: 0.99, reasons: ['asked'] });
  });

  it('takes a unit that moved for the same service only when the old place is gone', async () => {
    const app = { comm: 'app', exe: '/opt/app/bin/app', argv: ['app', '--serve'] } as const;
    const moved = await pair(
      [{ pid: 10, ...app, cgroup: '/system.slice/blue.service' }],
      [{ pid: 20, ...app, cgroup: '/system.slice/green.service' }],
    );
    expect(moved).toMatchObject([{ was: 10, is: 20, confidence: 0.5 }]);
    const instance = { ...app, cgroup: '/system.slice/worker@1.service' };
    const second = await pair(
      [{ pid: 10, ...instance }],
      [
        { pid: 10, ...instance },
        { pid: 20, ...app, cgroup: '/system.slice/worker@2.service' },
      ],
    );
    expect(second.map(({ kind }) => kind)).toEqual(['same', 'appeared']);
  });

  it('pairs hundreds of equal workers within a moment', async () => {
    const workers = (first: number): readonly FakeProcess[] =>
      Array.from({ length: 600 }, (_, at) => ({ pid: first + at, comm: 'w', exe: '/bin/w', anonymous: 5000 + at }));
    const pairs = await pair(workers(1000), workers(5000));
    expect(pairs.filter(({ kind }) => kind === 'matched')).toHaveLength(600);
  });
});
