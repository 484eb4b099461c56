import { beforeAll, describe, expect, test } from 'vitest';
import { judgeWatched, parseWatched } from '../../src/gate/index.ts';
import type { OpenCapture } from '../../src/index.ts';
import type { Snapshot } from '../../src/model/index.ts';
import { openSnapshot, pidOf } from './stage.ts';

let captures: readonly OpenCapture[];
beforeAll(async () => {
  captures = [await openSnapshot('leak-6.12-v2/before'), await openSnapshot('leak-6.12-v2/after')];
});

/** The sample of a capture, with api-server alone. */
function only(capture: OpenCapture | undefined): Snapshot {
  const snapshot = capture?.snapshots[0];
  if (capture === undefined || snapshot === undefined) throw new Error('no sample');
  const pid = pidOf(capture, 'api.service');
  return { ...snapshot, processes: new Map([...snapshot.processes].filter(([, process]) => process.pid === pid)) };
}
const stateOf = (text: string): string => judgeWatched(parseWatched(text), only(captures[1]), only(captures[0]), null).state;

describe('a watched condition', () => {
  test.each([
    ['rss > 80MiB', 'holds'],
    ['rss > 8GiB', 'fails'],
    ['rss > +40MiB', 'holds'],
    ['rss > +4GiB', 'fails'],
    ['rss increases', 'holds'],
    ['usage > 60MiB', 'holds'],
    ['cgroup.usage > 60MiB', 'holds'],
    ['usage > 1% of limit', 'fails'],
    ['limit == unlimited', 'holds'],
    ['workingSet > 40MiB', 'holds'],
    ['psi.some.avg10 < 90', 'holds'],
    ['psi.full.total >= 0', 'holds'],
    ['host.psi.some.avg10 < 90', 'holds'],
    ['events.oom_kill increases', 'fails'],
    ['events.no_such_event increases', 'unknown'],
    ['host.available > 1MiB', 'holds'],
  ])('%s %s of a service that leaked 48 MiB', (text, state) => {
    expect(stateOf(text)).toBe(state);
  });

  test('says which files have to be looked at', () => {
    expect(parseWatched('rss > 1GiB')).toMatchObject({ unit: 'bytes', readsCgroup: false, readsHost: false, readsStat: false });
    expect(parseWatched('usage > 80% of limit')).toMatchObject({ readsCgroup: true, readsStat: false });
    expect(parseWatched('workingSet > 1GiB')).toMatchObject({ readsCgroup: true, readsStat: true });
    expect(parseWatched('psi.some.avg10 > 20')).toMatchObject({ readsCgroup: true, readsStat: false, unit: 'count' });
    expect(parseWatched('host.available < 1GiB')).toMatchObject({ readsHost: true, readsCgroup: false });
  });

  test.each(['pss', 'uss', 'pssAnonymous', 'swapPss', 'lazyFree', 'anonymousHuge', 'mappings'])(
    'on %s is refused with the reason: it would hold up the process',
    (name) => {
      expect(() => parseWatched(`${name} > 1GiB`)).toThrow(/mappings of the process only.*hold it up/u);
    },
  );

  test('names what was meant by a word that is no metric, and takes no target', () => {
    expect(() => parseWatched('rsss > 1GiB')).toThrow(/no metric rsss/u);
    expect(() => parseWatched('api.rss > 1GiB')).toThrow(/no metric api\.rss/u);
    expect(() => parseWatched('usage > 80% of nothing')).toThrow(/no metric nothing/u);
    expect(() => parseWatched('oomScore > 1')).toThrow(/not looked at/u);
  });
});
