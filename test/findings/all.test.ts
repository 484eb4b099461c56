import { describe, expect, test } from 'vitest';
import type { OpenCapture } from '../../src/analysis/index.ts';
import { analyze } from '../../src/analyze.ts';
import { findingCodes } from '../../src/contract/index.ts';
import { findings } from '../../src/findings/all.ts';
import { allKernelFiles } from '../../src/kernel/index.ts';
import { analyzeTrees, findingsOf, hostFiles, openTree, processFiles } from './world.ts';

describe('the list of findings', () => {
  test('has a rule for every code of the contract, once', () => {
    expect(findings.map(({ rule }) => rule.code)).toEqual([...findingCodes]);
  });

  test('says of every rule what it needs and why its thresholds are what they are', () => {
    for (const { rule } of findings) {
      expect(rule.needs.length).toBeGreaterThan(0);
      expect(rule.why.length).toBeGreaterThan(60);
    }
  });

  test('judges every code of an empty host without a finding that is loud', async () => {
    const analysis = await analyzeTrees(null, { ...hostFiles(), ...processFiles() });
    expect(analysis.judged).toHaveLength(findingCodes.length);
    expect(analysis.findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });
});

const log = `<6>[  900.000001] leaker invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=0
<6>[  900.000002] memory: usage 32768kB, limit 32768kB, failcnt 95
<6>[  900.000003] Tasks state (memory values in pages):
<6>[  900.000004] [  pid  ]   uid  tgid total_vm      rss pgtables_bytes swapents oom_score_adj name
<6>[  900.000005] [    200]     0   200    12000     7900   110592        0             0 leaker
<6>[  900.000006] oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=/,mems_allowed=0,oom_memcg=/system.slice/api.service,task_memcg=/system.slice/api.service,task=leaker,pid=200,uid=0
<3>[  900.000007] Memory cgroup out of memory: Killed process 200 (leaker) total-vm:48000kB, anon-rss:30720kB, file-rss:880kB, shmem-rss:0kB, UID:0 pgtables:108kB oom_score_adj:0
`;

/** The capture with a kernel log, as a capture of memcase holds it at dev/kmsg. */
function withLog({ contents, snapshots }: OpenCapture): OpenCapture {
  const file = allKernelFiles.find(({ id }) => id === 'kernel-log');
  const parsed = file?.parse(new TextEncoder().encode(log), { path: 'dev/kmsg', pageSize: 4096, wordSize: 64, ticksPerSecond: 100 });
  if (parsed === undefined) throw new Error('no kernel log in the registry');
  const entry = { id: 'kernel-log', path: 'dev/kmsg', record: parsed.record, notes: parsed.notes, cut: false };
  return {
    contents,
    snapshots: snapshots.map((snapshot) => ({ ...snapshot, hostFiles: new Map([...snapshot.hostFiles, ['kernel-log', entry]]) })),
  };
}

describe('an OOM kill with the kernel log', () => {
  test('names the victim, its memory, who asked for more and whose limit it was', async () => {
    const host = (kills: number, uptime: number) => hostFiles({ uptime, vmstat: { oom_kill: kills } });
    const older = await openTree({ ...host(0, 800), ...processFiles(), ...processFiles({ pid: 200, comm: 'leaker', startTime: 6000 }) });
    const newer = await openTree({ ...host(1, 1000), ...processFiles() });
    const analysis = analyze({ capture: older, sample: null }, { capture: withLog(newer), sample: null });
    const [kill] = findingsOf(analysis, 'oom-kill');
    expect(kill?.args).toMatchObject({
      victim: 'leaker (pid 200)',
      limitAt: '/system.slice/api.service',
      trigger: 'leaker',
      anonRss: 30_720 * 1024,
    });
    const [gone] = findingsOf(analysis, 'process-gone');
    expect(gone?.text).toContain('names it as the victim');
    expect(gone?.confidence).toBe(0.99);
  });
});
