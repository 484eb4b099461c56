import type { ConfigurationChange } from '../contract/index.ts';
import { firstKnown, type Cgroup, type Reading, type Snapshot } from '../model/index.ts';
import { formatLimit } from '../units/index.ts';
import type { ProcessPair } from './comparison.ts';

/** What was configured differently: the cause of a change in memory is often there. */
export function compareConfiguration(before: Snapshot, after: Snapshot, processes: readonly ProcessPair[]): readonly ConfigurationChange[] {
  return [...limitChanges(before, after), ...settingChanges(before, after), ...processChanges(processes)];
}

function limitChanges(before: Snapshot, after: Snapshot): readonly ConfigurationChange[] {
  const changes: ConfigurationChange[] = [];
  for (const cgroup of after.cgroups.values()) {
    const older = before.cgroups.get(cgroup.id);
    if (older === undefined) continue;
    for (const metric of ['limit', 'high', 'low', 'min', 'swapLimit']) {
      const left = limitText(older, metric);
      const right = limitText(cgroup, metric);
      if (left !== null && right !== null && left !== right)
        changes.push({ what: 'cgroup-limit', subject: `${cgroup.path} ${metric}`, before: left, after: right, text: '' });
    }
  }
  return changes;
}

function limitText(cgroup: Cgroup, metric: string): string | null {
  const reading: Reading = firstKnown(cgroup.metrics[metric]);
  return reading.state === 'known' ? formatLimit(reading.value) : null;
}

/** Files of the host that somebody sets, and what a change of them is called. */
const settings = [
  { file: 'sys-vm', what: 'sysctl' },
  { file: 'thp', what: 'thp' },
  { file: 'ksm-settings', what: 'ksm' },
  { file: 'numa_balancing', what: 'sysctl' },
] as const;

function settingChanges(before: Snapshot, after: Snapshot): readonly ConfigurationChange[] {
  const changes: ConfigurationChange[] = [];
  for (const { file, what } of settings) {
    const older = before.hostFiles.get(file)?.record;
    const newer = after.hostFiles.get(file)?.record;
    if (older?.type !== 'fields' || newer?.type !== 'fields') continue;
    for (const [key, field] of newer.fields) {
      const left = older.fields.get(key);
      if (left === undefined || counters.has(key)) continue;
      const from = valueText(left);
      const to = valueText(field);
      if (from !== to) changes.push({ what, subject: key, before: from, after: to, text: '' });
    }
  }
  return changes;
}

/** Counters that live among the settings in sysfs. */
const counters = new Set(['pages_collapsed', 'full_scans', 'nr_hugepages_mempolicy', 'user_reserve_kbytes']);

function valueText(field: { readonly kind: string; readonly text?: string; readonly amount?: number }): string {
  return field.text ?? (field.amount === undefined ? 'unlimited' : String(field.amount));
}

function processChanges(processes: readonly ProcessPair[]): readonly ConfigurationChange[] {
  const changes: ConfigurationChange[] = [];
  for (const { before, after } of processes) {
    if (before === null || after === null) continue;
    const subject = `${String(after.pid)} ${after.identity.comm ?? ''}`.trim();
    const argv = (side: typeof before): string | null => side.identity.argv?.join(' ') ?? null;
    if (argv(before) !== null && argv(after) !== null && argv(before) !== argv(after))
      changes.push({ what: 'command-line', subject, before: argv(before), after: argv(after), text: '' });
    if (before.identity.exe !== null && after.identity.exe !== null && before.identity.exe !== after.identity.exe) {
      changes.push({ what: 'executable', subject, before: before.identity.exe, after: after.identity.exe, text: '' });
    }
  }
  return changes;
}
