import type { ProcessPairingKind } from '../contract/index.ts';
import type { Process, Snapshot } from '../model/index.ts';
import { scorePair } from './process-score.ts';

export interface PairedProcesses {
  readonly before: Process | null;
  readonly after: Process | null;
  readonly kind: ProcessPairingKind;
  readonly confidence: number;
  readonly reasons: readonly string[];
}

/** Below this two processes have nothing in common that a restart would keep. */
const lowestScore = 0.5;

/** Pairs the processes of two snapshots: the same ones first, then restarts and workers by what they are. */
export function pairProcesses(before: Snapshot, after: Snapshot, asked: ReadonlyMap<number, number>): readonly PairedProcesses[] {
  const sameBoot = before.host.bootId === null || after.host.bootId === null || before.host.bootId === after.host.bootId;
  const older = new Map([...before.processes.values()].map((process) => [process.pid, process]));
  const newer = new Map([...after.processes.values()].map((process) => [process.pid, process]));
  const pairs: PairedProcesses[] = [];
  const pair = (left: Process, right: Process, kind: ProcessPairingKind, confidence: number, reasons: readonly string[]): void => {
    older.delete(left.pid);
    newer.delete(right.pid);
    pairs.push({ before: left, after: right, kind, confidence, reasons });
  };
  for (const [oldPid, newPid] of asked) {
    const left = older.get(oldPid);
    const right = newer.get(newPid);
    if (left !== undefined && right !== undefined) pair(left, right, 'matched', 0.99, ['asked']);
  }
  for (const left of [...older.values()]) {
    const right = newer.get(left.pid);
    if (right !== undefined && sameBoot && left.startTime !== null && left.startTime === right.startTime)
      pair(left, right, 'same', 0.99, ['pid', 'start time']);
  }
  for (const { left, right, score, reasons, kind } of assign([...older.values()], [...newer.values()], before, after))
    pair(left, right, kind, score, reasons);
  for (const left of older.values()) pairs.push({ before: left, after: null, kind: 'gone', confidence: 0.8, reasons: [] });
  for (const right of newer.values()) pairs.push({ before: null, after: right, kind: 'appeared', confidence: 0.8, reasons: [] });
  return pairs.sort((left, right) => (left.after ?? left.before)!.pid - (right.after ?? right.before)!.pid);
}

interface Candidate {
  readonly left: Process;
  readonly right: Process;
  readonly score: number;
  readonly reasons: readonly string[];
  readonly kind: ProcessPairingKind;
}

function assign(older: readonly Process[], newer: readonly Process[], before: Snapshot, after: Snapshot): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const left of older) {
    for (const right of newer) {
      if (left.kind !== 'user' || right.kind !== 'user') continue;
      const { score, reasons } = scorePair(left, right, before, after);
      if (score >= lowestScore) candidates.push({ left, right, score, reasons, kind: 'restarted' });
    }
  }
  candidates.sort((a, b) => b.score - a.score || a.left.pid - b.left.pid || a.right.pid - b.right.pid);
  const taken = new Set<Process>();
  return candidates.filter(({ left, right }) => {
    if (taken.has(left) || taken.has(right)) return false;
    taken.add(left);
    taken.add(right);
    return true;
  });
}
