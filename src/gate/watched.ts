import { exitCodes, MemcaseError, type PairUnit, type PairValue } from '../contract/index.ts';
import { readField, type Snapshot } from '../model/index.ts';
import type { Target } from './budget.ts';
import { parseCondition, type Condition } from './condition.ts';
import { judgeCondition, type ConditionVerdict } from './judge-condition.ts';
import { measure, readValues } from './measure.ts';
import { gateMetrics, type GateMetric } from './metrics.ts';
import { unknownMetric } from './rule-of-assertion.ts';

/** A field of a kernel file, as the file names it: `psi.some.avg10`, `events.oom_kill`. */
interface WatchedField {
  readonly kind: 'field';
  readonly scope: 'cgroup' | 'host';
  /** Registry id and key of each place that may have it. */
  readonly places: readonly (readonly [file: string, key: string])[];
  readonly unit: PairUnit;
}

type Watched = WatchedField | { readonly kind: 'metric'; readonly metric: GateMetric };

/** A condition that can be looked at again and again, and what has to be read for it. */
export interface WatchedCondition {
  readonly condition: Condition;
  readonly unit: PairUnit;
  /** Files of the target's cgroup, of the host. */
  readonly readsCgroup: boolean;
  readonly readsHost: boolean;
  /** memory.stat of the target's own cgroup: the kernel flushes its counters for it, so it is not read often. */
  readonly readsStat: boolean;
}

/** What stands in smaps and maps only: every look would hold up the process that is looked at. */
const walks = new Set('pss uss pssAnonymous pssFile pssShmem swapPss lazyFree anonymousHuge mappings'.split(' '));
/** In files that a look does not open. */
const unread = new Set('oomScore oomScoreAdj'.split(' '));
const inStat = new Set('anonymous file shmem kernel slab sock workingSet unreclaimable'.split(' '));

/**
 * Reads a condition for `capture --when`.
 *
 * @throws MemcaseError (exit 2): no condition, no such metric, or one that only smaps has
 */
export function parseWatched(text: string): WatchedCondition {
  const condition = parseCondition(text);
  const { test } = condition;
  const names = [condition.left, ...(test.kind === 'compare' && test.bound.kind === 'share' ? [test.bound.of] : [])];
  const all = names.map((name) => watchedOf(name, text));
  const scopes = all.map((one) => (one.kind === 'field' ? one.scope : one.metric.scope));
  const [left] = all;
  return {
    condition,
    unit: left === undefined ? 'count' : left.kind === 'field' ? left.unit : left.metric.unit,
    readsCgroup: scopes.includes('cgroup'),
    readsHost: scopes.includes('host'),
    readsStat: all.some((one) => one.kind === 'metric' && one.metric.scope === 'cgroup' && inStat.has(one.metric.key)),
  };
}

/**
 * Whether a watched condition holds.
 *
 * @param before for `increases` the look before this one, for a change (`+10%`) the look that it is counted from
 * @param target the cgroup that is meant, where the selectors name one; null: those that the processes are in
 */
export function judgeWatched(
  { condition }: WatchedCondition,
  now: Snapshot,
  before: Snapshot | null,
  target: Target | null,
): ConditionVerdict {
  return judgeCondition(condition, {
    now: (name) => valueOf(now, target, name),
    before: (name) => (before === null ? null : valueOf(before, target, name)),
  });
}

function valueOf(snapshot: Snapshot, target: Target | null, name: string): PairValue {
  const watched = watchedOf(name, name);
  if (watched.kind === 'field') return fieldValue(snapshot, target, watched);
  const read = readValues([measure(snapshot, watched.metric.scope === 'cgroup' ? target : null, watched.metric)], watched.metric);
  return read.state === 'known' && (watched.metric.scope === 'host' || snapshot.processes.size > 0) ? (read.values[0] ?? null) : null;
}

function fieldValue(snapshot: Snapshot, target: Target | null, { scope, places }: WatchedField): PairValue {
  const holders = scope === 'host' ? [snapshot.hostFiles] : measure(snapshot, target, anyCgroup).cgroups.map(({ files }) => files);
  const values = holders.map((files) => {
    const known = places.map(([file, key]) => readField(files, file, key)).find(({ state }) => state === 'known');
    return known?.state === 'known' ? known.value : null;
  });
  // Of several cgroups the one that has it worst.
  return values.reduce<PairValue>((worst, value) => (typeof value === 'number' && value > Number(worst ?? -1) ? value : worst), null);
}

const anyCgroup: GateMetric = { scope: 'cgroup', key: 'usage', unit: 'bytes', over: 'sum', countsShared: false, counter: false };

function watchedOf(name: string, text: string): Watched {
  const pressure = /^(host\.)?psi\.((?:some|full)\.(?:avg10|avg60|avg300|total))$/u.exec(name);
  if (pressure?.[2] !== undefined) {
    const unit = pressure[2].endsWith('.total') ? 'usec' : 'count';
    return pressure[1] === undefined
      ? { kind: 'field', scope: 'cgroup', places: [['v2:memory.pressure', pressure[2]]], unit }
      : { kind: 'field', scope: 'host', places: [['pressure', `memory/${pressure[2]}`]], unit };
  }
  const event = /^events\.([a-z_]+)$/u.exec(name)?.[1];
  if (event !== undefined) {
    const places = ['v2:memory.events', 'v1:memory.oom_control'].map((file) => [file, event] as const);
    return { kind: 'field', scope: 'cgroup', places, unit: 'count' };
  }
  // A bare name that no process has is the cgroup's: `usage > 80% of limit`.
  const metric = gateMetrics.get(name) ?? gateMetrics.get(`cgroup.${name}`);
  if (metric === undefined) {
    const [what, next] = unknownMetric(name);
    throw refusal(text, what, `${next} The selectors say whose it is: write it without a target.`);
  }
  if (metric.scope === 'process' && walks.has(metric.key)) {
    throw refusal(
      text,
      `${name} stands in the mappings of the process only, and to read them every few seconds would hold it up`,
      'Watch rss, anonymous, swap or usage instead; the capture itself then reads the mappings once.',
    );
  }
  if (unread.has(metric.key))
    throw refusal(text, `${name} is in a file that is not looked at`, 'Watch rss, swap, usage or psi.some.avg10.');
  return { kind: 'metric', metric };
}

function refusal(text: string, what: string, next: string): MemcaseError {
  return new MemcaseError({ code: 'bad-condition', exit: exitCodes.usage, what: `--when ${JSON.stringify(text)}: ${what}.`, next });
}
