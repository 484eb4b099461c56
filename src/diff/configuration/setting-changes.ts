import { allKernelFiles, metricFinder } from '../../kernel/index.ts';
import type { Snapshot } from '../../model/index.ts';
import type { Field } from '../../text/index.ts';
import type { Change } from './change.ts';

/** What a change of a host file's settings is called. Files that are not named here hold sysctls or settings of sysfs. */
const whats: Readonly<Record<string, string>> = {
  thp: 'thp',
  'thp.size': 'thp',
  khugepaged: 'thp',
  ksm: 'ksm',
  hugepages: 'hugepages',
  'sys.vm': 'sysctl',
  'sys.kernel': 'sysctl',
};

/**
 * Whether somebody sets this field. A limit is set where a sysctl holds it (max_map_count, shmmax); in statistics the kernel works it out
 * from the memory there is: nr_dirty_threshold of vmstat, CommitLimit of meminfo, the watermarks of zoneinfo.
 */
const isChosen = (kind: string, file: string): boolean => kind === 'setting' || (kind === 'limit' && file.startsWith('sys.'));

/** Settings of the host that differ; counters that live beside them in sysfs are left out by what the registry says of them. */
export function settingChanges(before: Snapshot, after: Snapshot): readonly Change[] {
  return allKernelFiles
    .filter((file) => file.scope === 'host' && Object.values(file.metrics).some((doc) => isChosen(doc.kind, file.id)))
    .flatMap((file) => {
      const [older, newer] = [before.hostFiles.get(file.id)?.record, after.hostFiles.get(file.id)?.record];
      if (older?.type !== 'fields' || newer?.type !== 'fields') return [];
      const find = metricFinder(file.metrics);
      return [...newer.fields].flatMap(([key, field]): readonly Change[] => {
        const left = older.fields.get(key);
        const doc = find(key)?.doc ?? find(key.slice(key.lastIndexOf('/') + 1))?.doc;
        if (left === undefined || doc === undefined || !isChosen(doc.kind, file.id)) return [];
        const [from, to] = [valueText(left), valueText(field)];
        return from === to ? [] : [{ what: whats[file.id] ?? 'setting', subject: key, before: from, after: to }];
      });
    });
}

function valueText(field: Field): string {
  if (field.kind === 'text') return field.text;
  return field.kind === 'amount' ? String(field.amount) : 'unlimited';
}
