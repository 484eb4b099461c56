import { describe, expect, it } from 'vitest';
import { judgeCapture, type CaptureOutcome } from '../../src/capture/judge-capture.ts';
import { isNormalForHost, isNormalForProcess } from '../../src/capture/judge-refusal.ts';
import type { ProcessOutcome } from '../../src/capture/process-capture.ts';
import { checkSpace, estimateArchiveBytes } from '../../src/capture/space.ts';
import { parseProcessStat } from '../../src/capture/process-stat.ts';

const stat = parseProcessStat(
  Buffer.from('812 (x) S 1 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 4711 1000 88 0 0 0 0 0 0 0 0 0 0 0 0 17 0 0 0 0 0 0'),
);
const process = (part: Partial<ProcessOutcome> & { readonly named?: boolean; readonly pid?: number }): ProcessOutcome => {
  if (stat === null) throw new Error('no stat');
  const { named = true, pid = 812, ...rest } = part;
  return {
    target: { pid, stat, named, own: false },
    state: 'read',
    filesStored: 14,
    missing: [],
    lines: [],
    cgroup: { found: null, reason: '' },
    ...rest,
  };
};
const judge = (part: Partial<CaptureOutcome>) =>
  judgeCapture({ processes: [process({})], missing: [], degraded: [], interruption: null, unmatched: [], abandonedPids: [], ...part });
const denied = [{ path: 'proc/812/maps', errno: 'EACCES' }];

describe('judgeCapture', () => {
  it('is content when everything was read', () => {
    expect(judge({})).toEqual({ code: 0, reasons: [] });
  });

  it('says 5 only when detail was denied for every process that is alive', () => {
    expect(judge({ processes: [process({ state: 'denied', missing: denied })] }).code).toBe(5);
    expect(judge({ processes: [process({ state: 'denied', missing: denied }), process({ pid: 813 })] }).code).toBe(4);
    expect(judge({ processes: [process({ state: 'denied', missing: denied }), process({ pid: 2, state: 'kernel-thread' })] }).code).toBe(5);
  });

  it('says 6 when the only process was gone before anything was read, 4 when something was', () => {
    expect(judge({ processes: [process({ state: 'vanished', filesStored: 0 })] }).code).toBe(6);
    expect(judge({ processes: [process({ state: 'vanished' })] }).code).toBe(4);
    expect(judge({ processes: [process({ state: 'reused' })] })).toEqual({
      code: 6,
      reasons: ['process 812 was replaced by another of the same pid'],
    });
  });

  it('minds no process that vanished under --all or --tree', () => {
    expect(judge({ processes: [process({}), process({ pid: 813, named: false, state: 'vanished', filesStored: 3 })] }).code).toBe(0);
  });

  it('puts an interruption first and keeps the other reasons', () => {
    const exit = judge({ interruption: 'interrupted', unmatched: ['--name x'] });
    expect(exit.code).toBe(130);
    expect(exit.reasons).toContain('no process matches --name x');
    expect(judge({ interruption: 'terminated' }).code).toBe(143);
    expect(judge({ interruption: 'max-time' }).code).toBe(4);
  });

  it('counts reasons instead of printing a thousand', () => {
    const missing = Array.from({ length: 1000 }, (_, at) => ({ path: `proc/${at}/io`, errno: 'EACCES' }));
    expect(judge({ missing }).reasons).toHaveLength(11);
    expect(judge({ missing }).reasons.at(-1)).toBe('and 990 more like these');
  });
});

describe('refusals', () => {
  it('are normal where the kind of process explains them', () => {
    expect(isNormalForProcess('ESRCH', 'kernel-thread', true)).toBe(true);
    expect(isNormalForProcess('EINVAL', 'zombie', true)).toBe(true);
    expect(isNormalForProcess('ENOENT', 'read', true)).toBe(true);
    expect(isNormalForProcess('ENOENT', 'vanished', true)).toBe(false);
    expect(isNormalForProcess('ESRCH', 'vanished', false)).toBe(true);
    expect(isNormalForProcess('EINVAL', 'vanished', false)).toBe(true);
    expect(isNormalForProcess('EINVAL', 'vanished', true)).toBe(false);
    expect(isNormalForHost('EOPNOTSUPP')).toBe(true);
  });

  it('are never normal when somebody said no, or nothing at all', () => {
    for (const errno of ['EACCES', 'EPERM', 'ETIMEDOUT', 'EIO', 'ENOMEM']) {
      for (const state of ['read', 'vanished', 'zombie', 'kernel-thread', 'denied', 'reused'] as const)
        expect(isNormalForProcess(errno, state, false)).toBe(false);
    }
  });
});

describe('space', () => {
  it('is refused before the capture begins, and ten times earlier in memory itself', () => {
    expect(() => checkSpace({ freeBytes: 2 ** 20, isMemory: false }, 2 ** 19, 0, '/x')).not.toThrow();
    expect(() => checkSpace({ freeBytes: 2 ** 20, isMemory: true }, 2 ** 19, 0, '/x')).toThrow(/memory itself/u);
    expect(() => checkSpace({ freeBytes: 2 ** 20, isMemory: false }, 2 ** 19, 2 ** 20, '/x')).toThrow(/512 KiB/u);
  });

  it('is estimated by what is resident, and for a series by its two full samples', () => {
    if (stat === null) throw new Error('no stat');
    const target = { pid: 1, stat: { ...stat, residentPages: 2 ** 20 }, named: true, own: false };
    const one = estimateArchiveBytes([target], 4096, 1);
    expect(one).toBeGreaterThan(8 * 2 ** 20);
    expect(estimateArchiveBytes([target], 4096, 2)).toBe(one * 2);
    expect(estimateArchiveBytes([target], 4096, 100)).toBeLessThan(one * 6);
  });
});
