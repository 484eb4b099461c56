import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pair } from '../../src/contract/index.ts';
import { compareSnapshots } from '../../src/diff/index.ts';
import { countUp } from '../../src/diff/counters.ts';
import { makeSnapshot, type FakeHost } from './make-snapshot.ts';

const known = (before: number, after: number): Pair => ({
  before,
  after,
  delta: after - before,
  unit: 'count',
  state: 'known',
  source: 'x',
  noise: null,
});

describe('counters', () => {
  it('never count down and never have a negative rate', () => {
    const span = fc.record({
      seconds: fc.option(fc.double({ min: -10, max: 1e6, noNaN: true })),
      restarted: fc.option(fc.record({ age: fc.option(fc.double({ min: -10, max: 1e6, noNaN: true })) })),
      reversed: fc.constant(false),
    });
    fc.assert(
      fc.property(fc.nat(), fc.nat(), span, (before, after, times) => {
        const counted = countUp(known(before, after), times);
        expect(counted.delta).toBeGreaterThanOrEqual(0);
        expect(counted.rate ?? 0).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('run from boot on a host, and start again with it', async () => {
    const at = (uptime: number, out: number, bootId: string): FakeHost => ({
      uptime,
      bootId,
      files: {
        'proc/vmstat': `pswpout ${String(out)}\noom_kill 1\n`,
        'proc/pressure/memory': `some avg10=0.00 avg60=0.00 avg300=0.00 total=${String(out)}\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=0\n`,
        'proc/pressure/io': 'some avg10=0.00 avg60=0.00 avg300=0.00 total=77\n',
      },
    });
    const swaps = async (left: FakeHost, right: FakeHost): Promise<Pair | undefined> =>
      compareSnapshots(await makeSnapshot([], left), await makeSnapshot([], right)).host['pagesSwappedOut'];
    expect(await swaps(at(1000, 500, 'a'), at(1100, 700, 'a'))).toMatchObject({ delta: 200, rate: 2, counter: 'running' });
    expect(await swaps(at(1000, 500, 'a'), at(50, 700, 'b'))).toMatchObject({ delta: 700, rate: 14, counter: 'restarted' });
    const { host } = compareSnapshots(await makeSnapshot([], at(1000, 500, 'a')), await makeSnapshot([], at(1100, 700, 'a')));
    expect(host['pressureSome']).toMatchObject({ delta: 200, unit: 'usec', source: 'pressure.memory/some.total' });
  });

  it('of a process run from its start', async () => {
    const [pair] = compareSnapshots(
      await makeSnapshot([{ pid: 1, start: 5, comm: 'a', exe: '/a' }]),
      await makeSnapshot([{ pid: 9, start: 1_999_500, comm: 'a', exe: '/a' }], { uptime: 20_000 }),
    ).processes;
    expect(pair?.metrics['minorFaults']).toMatchObject({ delta: 5, counter: 'restarted', seconds: 5, rate: 1 });
  });
});
