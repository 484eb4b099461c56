import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCaptureTar, valueOf, type ParsedProcess } from './proc-pid-identities.ts';

const corpus = process.env['MEMCASE_CORPUS'];
const hosts = `${corpus ?? ''}/hosts`;
const present = corpus !== undefined && existsSync(hosts);
const captures = present ? readdirSync(hosts, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.tar.gz')) : [];

/** 3 counters, each up to CPUs x max(32, 2 x CPUs) pages behind on 6.2 and later, 64 a thread before; these hosts have 2 CPUs. */
const statSlack = 3 * 2 * 32 * 4096;

describe.skipIf(!present)('files of processes in captures of real kernels (skipped without MEMCASE_CORPUS)', () => {
  it.each(captures)('are understood to the last line, and agree with each other: %s', async (path) => {
    const processes = await readCaptureTar(`${hosts}/${path}`);
    expect(processes.size).toBeGreaterThan(50);
    for (const [pid, process] of processes) {
      for (const [id, { notes }] of process) expect(notes, `${pid} ${id}`).toEqual([]);
      expectNamesAgree(pid, process);
      expectSettingsAgree(pid, process);
      if (valueOf(process, 'status.VmSize') !== undefined) expectMemoryAgrees(pid, process);
    }
  });
});

function expectNamesAgree(pid: string, process: ParsedProcess): void {
  const name = valueOf(process, 'comm.comm');
  // A kernel worker is named after the work it does at the moment.
  if (String(name).startsWith('kworker/')) return;
  expect(valueOf(process, 'status.Name'), pid).toBe(name);
  expect(valueOf(process, 'stat.comm'), pid).toBe(name);
}

function expectSettingsAgree(pid: string, process: ParsedProcess): void {
  const of = (metric: string) => Number(valueOf(process, metric));
  expect(of('oom_adj.oom_adj'), pid).toBe(Math.min(15, Math.trunc((of('oom_score_adj.oom_score_adj') * 17) / 1000)));
  expect(of('status.Threads'), pid).toBe(of('stat.num_threads'));
  expect(valueOf(process, 'limits.Max resident set / soft'), pid).toBe(valueOf(process, 'stat.rsslim'));
  if (valueOf(process, 'ksm_stat.ksm_merging_pages') === undefined) return;
  expect(of('ksm_stat.ksm_merging_pages'), pid).toBe(of('ksm_merging_pages.ksm_merging_pages'));
}

function expectMemoryAgrees(pid: string, process: ParsedProcess): void {
  const of = (metric: string) => Number(valueOf(process, metric));
  expect(of('status.VmRSS'), pid).toBe(of('status.RssAnon') + of('status.RssFile') + of('status.RssShmem'));
  expect(of('status.VmHWM'), pid).toBeGreaterThanOrEqual(of('status.VmRSS'));
  expect(of('status.VmPeak'), pid).toBeGreaterThanOrEqual(of('status.VmSize'));
  expect(of('statm.size'), pid).toBe(of('status.VmSize'));
  expect(of('stat.vsize'), pid).toBe(of('status.VmSize'));
  expect(of('statm.resident'), pid).toBe(of('status.VmRSS'));
  expect(of('statm.shared'), pid).toBe(of('status.RssFile') + of('status.RssShmem'));
  expect(of('statm.data'), pid).toBe(of('status.VmData') + of('status.VmStk'));
  expect(of('statm.text'), pid).toBeGreaterThanOrEqual(of('status.VmExe'));
  expect(of('statm.lib') + of('statm.dt'), pid).toBe(0);
  expect(Math.abs(of('stat.rss') - of('statm.resident')), pid).toBeLessThanOrEqual(statSlack);
}
