import { cellText, rowsOf, type Snapshot } from '../../model/index.ts';
import type { Change } from './change.ts';

const memoryFileSystems = new Set(['tmpfs', 'ramfs', 'hugetlbfs']);

/** Memory file systems that were mounted, unmounted, or given another size, as the first process with a mountinfo sees them. */
export function memoryMountChanges(before: Snapshot, after: Snapshot): readonly Change[] {
  const [older, newer] = [memoryMounts(before), memoryMounts(after)];
  return older === null || newer === null ? [] : differences('memory-mount', older, newer);
}

function memoryMounts(snapshot: Snapshot): ReadonlyMap<string, string> | null {
  const owner = [...snapshot.processes.values()].find((process) => rowsOf(process.files, 'mountinfo').length > 0);
  if (owner === undefined) return null;
  const mounts = rowsOf(owner.files, 'mountinfo').filter((row) => memoryFileSystems.has(cellText(row, 'filesystem type') ?? ''));
  return new Map(mounts.map((row) => [row.label, `${cellText(row, 'filesystem type') ?? ''} ${cellText(row, 'super options') ?? ''}`]));
}

/** Swap devices that came, went, or have another size or priority. */
export function swapDeviceChanges(before: Snapshot, after: Snapshot): readonly Change[] {
  if (!before.hostFiles.has('swaps') || !after.hostFiles.has('swaps')) return [];
  return differences('swap-device', swapDevices(before), swapDevices(after));
}

function swapDevices(snapshot: Snapshot): ReadonlyMap<string, string> {
  return new Map(
    rowsOf(snapshot.hostFiles, 'swaps').map((row) => [
      row.label,
      `${cellText(row, 'Size') ?? '?'} bytes, priority ${cellText(row, 'Priority') ?? '?'}`,
    ]),
  );
}

function differences(what: string, older: ReadonlyMap<string, string>, newer: ReadonlyMap<string, string>): readonly Change[] {
  const subjects = [...new Set([...older.keys(), ...newer.keys()])];
  return subjects.flatMap((subject) => {
    const [left, right] = [older.get(subject) ?? null, newer.get(subject) ?? null];
    return left === right ? [] : [{ what, subject, before: left, after: right }];
  });
}
