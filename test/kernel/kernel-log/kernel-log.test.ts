import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kernelLog, oomLogTable } from '../../../src/kernel/kernel-log/index.ts';
import { metricFinder, type ParseContext } from '../../../src/kernel/index.ts';
import { type OomLog } from '../../../src/kernel/oom-log.ts';
import type { Parsed } from '../../../src/text/index.ts';
import { readSample, sampleText } from '../read-sample.ts';
import { context, encode } from '../sturdy.ts';

const KiB = 1024;
const MiB = 1024 * KiB;

function parse(bytes: Uint8Array, on: ParseContext = context): Parsed<OomLog> {
  const { record, notes } = kernelLog.parse(bytes, on);
  if (record.type !== 'oom-log') throw new Error('no OOM log');
  return { record, notes };
}
const reportsOf = (text: string, on: ParseContext = context) => parse(encode(text), on).record.reports;

// Wordings of older kernels, made up after their format strings; the numbers belong together.
const docker = '/docker/0f6c';
const old = `[14808.063900] stress invoked oom-killer: gfp_mask=0x24000c0, order=0, oom_score_adj=0
[14808.063904] CPU: 1 PID: 3897 Comm: stress Not tainted 4.4.0 #1
[14808.063986] Task in ${docker} killed as a result of limit of /docker
[14808.063994] memory: usage 204800kB, limit 204800kB, failcnt 4563
[14808.063995] memory+swap: usage 0kB, limit 9007199254740988kB, failcnt 0
[14808.063997] kmem: usage 7524kB, limit 9007199254740991kB, failcnt 0
[14808.063998] Memory cgroup stats for /docker: cache:0KB rss:0KB
[14808.063999] Memory cgroup stats for ${docker}: cache:108KB rss:197168KB rss_huge:0KB mapped_file:4KB
[14808.064005] [ pid ]   uid  tgid total_vm      rss nr_ptes nr_pmds swapents oom_score_adj name
[14808.064010] [ 3893]     0  3893     1655       22       8       3        0             0 stress
[14808.064012] [ 3897]  1000  3897   394872    49292     521       4        7           500 my prog ) x
[14808.064014] Memory cgroup out of memory: Kill process 3897 (my prog ) x) score 1001 or sacrifice child
[14808.064016] Killed process 3897 (my prog ) x) total-vm:1579488kB, anon-rss:197168kB, file-rss:0kB
`;

describe('the report of a cgroup in version 1 on 6.18', () => {
  const { record, notes } = parse(readSample(import.meta.url, 'samples/6.18-v1.dmesg'));
  const report = record.reports[0];

  it('is found once, with nothing left unread', () => {
    expect(notes).toEqual([]);
    expect(record.reports.length).toBe(1);
    expect([report?.firstLine, report?.lastLine, record.lines]).toEqual([1, 80, 80]);
    expect(report?.at).toBe(985_227_790);
  });

  it('says whose limit it was and where the victim lived', () => {
    expect(report).toMatchObject({
      scope: 'memcg',
      constraint: 'CONSTRAINT_MEMCG',
      oomMemcg: '/memcase-demo',
      taskMemcg: '/memcase-demo/worker',
      groupMemcg: null,
      killed: true,
    });
    expect(report?.trigger).toEqual({ comm: 'python3', gfpMask: '0xcc0(GFP_KERNEL)', order: 0, oomScoreAdj: 0 });
  });

  it('gives the victim in bytes', () => {
    expect(report?.victims).toEqual([
      {
        line: 80,
        at: 985_231_520,
        pid: 8240,
        comm: 'python3',
        uid: 0,
        totalVm: 40_188 * KiB,
        anonRss: 30_172 * KiB,
        fileRss: 6536 * KiB,
        shmemRss: 0,
        pageTables: 124 * KiB,
        oomScoreAdj: 0,
      },
    ]);
  });

  it('gives usage and limits of the full level, unlimited ones as such', () => {
    expect(report?.counters.map(({ counter, usage, limit, failcnt }) => [counter, usage, limit, failcnt])).toEqual([
      ['memory', 30 * MiB, 30 * MiB, 95],
      ['memory+swap', 30 * MiB, 'unlimited', 0],
      ['kmem', 244 * KiB, 'unlimited', 0],
    ]);
    expect(report?.stats.map(({ memcg, fields }) => [memcg, fields.size])).toEqual([['/memcase-demo', 42]]);
    expect(report?.stats[0]?.fields.get('total_rss')).toBe(31_125_504);
    expect(report?.stats[0]?.fields.get('hierarchical_memsw_limit')).toBe('unlimited');
  });

  it('gives the candidates, pages turned into bytes', () => {
    expect(report?.tasks.map(({ pid, comm, rss, rssAnon, pageTables }) => [pid, comm, rss, rssAnon, pageTables])).toEqual([
      [8239, 'sleep', 417 * 4096, 0, 40_960],
      [8240, 'python3', 9177 * 4096, 7543 * 4096, 126_976],
    ]);
    const victim = report?.victims[0];
    expect(report?.tasks[1]?.rssAnon).toBe(victim?.anonRss);
    expect(report?.tasks[1]?.totalVm).toBe(victim?.totalVm);
    expect(report?.tasks[1]?.rssFile).toBe(victim?.fileRss);
  });

  it('is the same from /dev/kmsg, but for line numbers', () => {
    expect(parse(readSample(import.meta.url, 'samples/6.18-v1.kmsg'))).toEqual({ record, notes });
  });

  it('is the same in syslog, journal, dmesg with levels, and dmesg with callers', () => {
    const plain = sampleText(import.meta.url, 'samples/6.18-v1.dmesg');
    const forms = [
      plain.replaceAll(/^/gmu, 'Nov 24 12:17:04 web1 kernel: ').replace(/\S+ \d+ \S+ web1 kernel: $/u, ''),
      plain.replaceAll(/^(?=\[)/gmu, '<6>'),
      plain.replaceAll(/^(?=\[)/gmu, 'kern  :info  : '),
      plain.replaceAll(/^(\[.{12}\]) /gmu, '$1 web1 kernel: '),
      plain.replaceAll(/^(\[.{12}\]) /gmu, '$1 [ T8240] '),
      plain.replaceAll('\n', '\r\n'),
    ];
    const withoutStamp = (text: string) => parse(encode(text)).record.reports.map((one) => ({ ...one, stamp: null }));
    for (const form of forms) expect(withoutStamp(form)).toEqual(record.reports);
    const wall = parse(encode(plain.replaceAll(/^\[.{12}\] /gmu, '[Wed Sep 23 10:44:42 2026] '))).record.reports[0];
    expect([wall?.at, wall?.stamp, wall?.victims[0]?.pid]).toEqual([null, 'Wed Sep 23 10:44:42 2026', 8240]);
    expect(parse(encode(plain.replaceAll(/^\[.{12}\] /gmu, ''))).record.reports[0]?.tasks.length).toBe(2);
  });

  it('can be shown as rows under the names of the kernel', () => {
    const { rows } = oomLogTable(record);
    expect(rows.map(({ label }) => label)).toEqual([
      'oom 1',
      'oom 1 memory',
      'oom 1 memory+swap',
      'oom 1 kmem',
      'oom 1 killed 8240',
      'oom 1 task 8239',
      'oom 1 task 8240',
    ]);
    expect(rows[2]?.cells.get('limit')).toEqual({ kind: 'unlimited', line: 30 });
    const find = metricFinder(kernelLog.metrics);
    expect(rows.flatMap(({ cells }) => [...cells.keys()].filter((name) => find(name) === undefined))).toEqual([]);
  });
});

describe('reports of other kernels', () => {
  it('are read in the words from before 5.0', () => {
    const [report, ...more] = reportsOf(old);
    expect(more).toEqual([]);
    expect(report).toMatchObject({ scope: 'memcg', constraint: null, oomMemcg: '/docker', taskMemcg: docker, killed: true });
    expect(report?.counters.map(({ limit }) => limit)).toEqual([200 * MiB, 'unlimited', 'unlimited']);
    expect(report?.stats.map(({ memcg, fields }) => [memcg, fields.get('rss')])).toEqual([
      ['/docker', 0],
      [docker, 197_168 * KiB],
    ]);
    expect(report?.tasks[1]).toMatchObject({
      pid: 3897,
      uid: 1000,
      comm: 'my prog ) x',
      swap: 7 * 4096,
      pageTables: 525 * 4096,
      oomScoreAdj: 500,
    });
    expect(report?.victims[0]).toMatchObject({ pid: 3897, comm: 'my prog ) x', shmemRss: null, pageTables: null, uid: null });
  });

  it('use the page size of the host', () => {
    expect(reportsOf(old, { ...context, pageSize: 65_536 })[0]?.tasks[0]?.rss).toBe(22 * 65_536);
  });

  it('are read where user ids stand beside the name', () => {
    const uid = (line: string) => reportsOf(`${line}\n`)[0]?.victims[0];
    expect(uid('Killed process 3897, UID 679, (java) total-vm:11017300kB, anon-rss:7152432kB, file-rss:1232kB')).toMatchObject({
      uid: 679,
      comm: 'java',
    });
    expect(uid('Killed process 3897 (java), UID 679, total-vm:8kB, anon-rss:4kB, file-rss:0kB, shmem-rss:0kB')).toMatchObject({
      uid: 679,
      totalVm: 8 * KiB,
    });
    expect(uid('Out of memory: Killed process 15925 ((resolved)) total-vm:168424kB, anon-rss:4064kB')).toMatchObject({
      comm: '(resolved)',
      uid: null,
    });
  });

  it('are reports of the host when no cgroup was full', () => {
    const [report] = reportsOf(
      'oom-kill:constraint=CONSTRAINT_NONE,nodemask=(null),cpuset=user.slice,mems_allowed=0-1,global_oom,task_memcg=/system.slice/a.scope,task=redis-server,pid=60540,uid=999\n' +
        'Out of memory: Killed process 60540 (redis-server) total-vm:8kB, anon-rss:4kB, file-rss:0kB, shmem-rss:0kB, UID:999 pgtables:12kB oom_score_adj:0\n',
    );
    expect(report).toMatchObject({
      scope: 'host',
      constraint: 'CONSTRAINT_NONE',
      oomMemcg: null,
      taskMemcg: '/system.slice/a.scope',
      trigger: null,
    });
    expect(reportsOf('Task in /user.slice killed as a result of limit of host\nKilled process 7 (a) total-vm:8kB\n')[0]).toMatchObject({
      scope: 'host',
      oomMemcg: null,
    });
    expect(reportsOf('Out of memory: Kill process 7 (a) score 60 or sacrifice child\nKilled process 8 (b) total-vm:8kB\n')).toMatchObject([
      { scope: 'host', victims: [{ pid: 8 }] },
    ]);
  });

  it('take the usage of swap alone in version 2, and statistics that stand in one record', () => {
    const text =
      '6,1,50,-;a invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=0\n SUBSYSTEM=memory\n6,2,51,-,caller=T9;swap: usage 4kB, limit 8kB, failcnt 1\n6,3,52,-;Memory cgroup stats for /a\\x5cx2db:\n6,4,53,-;anon 4096\\x0afile 8192\\x0aslab 1\n';
    const { record, notes } = parse(encode(text));
    expect(notes).toEqual([]);
    expect(record.reports[0]?.counters).toEqual([{ counter: 'swap', line: 3, usage: 4096, limit: 8192, failcnt: 1 }]);
    expect(record.reports[0]?.stats).toEqual([
      {
        memcg: '/a\\x2db',
        line: 4,
        fields: new Map([
          ['anon', 4096],
          ['file', 8192],
          ['slab', 1],
        ]),
      },
    ]);
    expect(record.reports[0]?.killed).toBe(null);
  });

  it('know a cgroup killed as a whole, and that nothing could be killed', () => {
    const group = reportsOf(
      'a invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=0\n' +
        'Memory cgroup out of memory: Killed process 8 (a) total-vm:8kB, anon-rss:4kB\n' +
        'Tasks in /pod a/b are going to be killed due to memory.oom.group set\n' +
        'Memory cgroup out of memory: Killed process 9 (b) total-vm:8kB, anon-rss:4kB\noom_reaper: reaped process 8 (a), now anon-rss:0kB\n',
    );
    expect(group).toMatchObject([{ groupMemcg: '/pod a/b', victims: [{ pid: 8 }, { pid: 9 }], lastLine: 5 }]);
    const none = reportsOf(
      'a invoked oom-killer: gfp_mask=0xcc0, order=0, oom_score_adj=0\nOut of memory and no killable processes...\nKilled process 9 (b) total-vm:8kB\n',
    );
    expect(none.map(({ killed }) => killed)).toEqual([false, true]);
  });

  it('stay apart: kills without a header, kills long after one, one report after the other', () => {
    const kill = (at: number, pid: number) =>
      `[${String(at)}.000000] Memory cgroup out of memory: Killed process ${String(pid)} (a) total-vm:8kB, anon-rss:4kB\n`;
    expect(reportsOf(kill(1, 7) + kill(1, 8)).map(({ victims }) => victims.map(({ pid }) => pid))).toEqual([[7], [8]]);
    expect(reportsOf(`[1.000000] a invoked oom-killer: order=0\n${kill(500, 8)}`).map(({ killed }) => killed)).toEqual([null, true]);
    expect(reportsOf(old + old).map(({ firstLine, lastLine }) => [firstLine, lastLine])).toEqual([
      [1, 13],
      [14, 26],
    ]);
  });
});

describe('logs that mislead', () => {
  it('are not believed when a program wrote the line into /dev/kmsg', () => {
    expect(reportsOf('12,9,50,-;Out of memory: Killed process 1 (init) total-vm:8kB\n')).toEqual([]);
    expect(reportsOf('3,9,50,-;Out of memory: Killed process 1 (init) total-vm:8kB\n').length).toBe(1);
  });

  it('do not move the cut between a path and a command that hold commas', () => {
    const place = (memcg: string, comm: string) =>
      reportsOf(
        `oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=0,2,cpuset=a,b,mems_allowed=0,2-3,oom_memcg=/x,y,task_memcg=${memcg},task=${comm},pid=    7,uid=    0\nMemory cgroup out of memory: Killed process 7 (${comm}) total-vm:8kB\n`,
      )[0];
    expect(place('/x,y/z', 'a,task=b')).toMatchObject({ oomMemcg: '/x,y', taskMemcg: '/x,y/z', victims: [{ comm: 'a,task=b' }] });
    expect(place('/x,task=q', 'b')).toMatchObject({ taskMemcg: '/x,task=q' });
    expect(place('/x', 'a) total-vm:1kB')).toMatchObject({ victims: [{ comm: 'a) total-vm:1kB', totalVm: 8 * KiB }] });
  });

  it('pass over what is not about memory', () => {
    const text = '[1.000000] usb 1-1: new device\n[2.000000] [ 12] not a task\nanon 4096\n\0\0\n';
    expect(parse(encode(text))).toEqual({ record: { type: 'oom-log', reports: [], lines: 4 }, notes: [] });
    expect(parse(new Uint8Array()).record).toEqual({ type: 'oom-log', reports: [], lines: 0 });
  });

  it('get a note on lines that begin like a report and break off', () => {
    const { notes } = parse(encode('a invoked oom-killer: order=0\noom-kill:constraint=CONSTRAINT_MEMCG,nodem\nKilled process 8 (a\n'));
    expect(notes.map(({ code, line }) => `${code} ${String(line)}`)).toEqual(['malformed-line 2', 'malformed-line 3']);
  });

  it('never make the parser throw, invent a victim, or take long', () => {
    const words = [
      'invoked oom-killer: ',
      'oom-kill:constraint=',
      'Killed process 1 (',
      ') total-vm:',
      '[ 12] ',
      'Memory cgroup stats for ',
      'Task in ',
      'a:1KB ',
      '4,1,1,-;',
      '\\x0a',
      '\n',
    ];
    const noise = fc
      .array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 5 }), fc.nat().map(String)))
      .map((parts) => encode(parts.join('')));
    fc.assert(
      fc.property(fc.oneof(noise, fc.uint8Array({ maxLength: 300 })), (bytes) => void parse(bytes)),
      { numRuns: 500 },
    );
    const sample = readSample(import.meta.url, 'samples/6.18-v1.dmesg');
    const whole = parse(sample).record.reports[0]?.victims[0];
    for (let length = 0; length < sample.length; length += 1) {
      const cut = parse(sample.subarray(0, length));
      const victim = cut.record.reports[0]?.victims[0];
      if (victim !== undefined && cut.notes.length === 0) expect(victim).toEqual(whole);
    }
    // What is quadratic in this ends at the limit that every test has.
    for (const word of words) parse(encode(word.repeat(100_000)));
  });
});
