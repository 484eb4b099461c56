import type { ConfigurationChange } from '../../contract/index.ts';
import type { Snapshot } from '../../model/index.ts';
import type { CgroupPair, ProcessPair } from '../comparison.ts';
import { limitChanges } from './limit-changes.ts';
import { libraryChanges } from './library-changes.ts';
import { memoryMountChanges, swapDeviceChanges } from './mount-changes.ts';
import { processChanges } from './process-changes.ts';
import { settingChanges } from './setting-changes.ts';

/** What was configured differently: the cause of a change in memory is often there. */
export function compareConfiguration(
  before: Snapshot,
  after: Snapshot,
  processes: readonly ProcessPair[],
  cgroups: readonly CgroupPair[],
): readonly ConfigurationChange[] {
  return [
    ...limitChanges(cgroups),
    ...settingChanges(before, after),
    ...swapDeviceChanges(before, after),
    ...memoryMountChanges(before, after),
    ...processChanges(before, after, processes),
    ...libraryChanges(processes),
  ].map((change) => ({ ...change, text: '' }));
}
