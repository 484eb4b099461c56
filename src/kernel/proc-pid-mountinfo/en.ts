import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  'mount ID': { meaning: 'Number of this mount, reused after unmounting.' },
  'parent ID': {
    meaning: 'Number of the mount it lies on.',
    trap: 'May name a mount that is not listed, where the root of the process hides it.',
  },
  'major:minor': {
    meaning: 'Device number of the file system: the device column of maps for files on it.',
    trap: 'btrfs and overlay report other numbers for files than for the mount.',
  },
  root: {
    meaning: 'Which directory of the file system appears at the mount point: / for all of it.',
    trap: 'For a cgroup file system it is the cgroup seen as root, so it must be taken off a path of /proc/<pid>/cgroup before that is looked up below the mount point.',
  },
  'mount point': {
    meaning: 'Where it is mounted, relative to the root of the process.',
    trap: 'Several mounts may share a mount point; the last one hides the others.',
  },
  'mount options': { meaning: 'Options of this mount: ro, noexec, relatime and the like.' },
  'optional fields': { meaning: 'Propagation: shared:N, master:N, propagate_from:N, unbindable, or nothing for a private mount.' },
  'filesystem type': {
    meaning: 'Type of the file system: ext4, overlay, tmpfs, cgroup2.',
    trap: 'Files of tmpfs are memory (shmem), charged to whoever wrote them first.',
  },
  'mount source': { meaning: 'Device or name the mount was made from; free text for file systems without a device, and may be empty.' },
  'super options': { meaning: 'Options of the file system itself, for a v1 cgroup mount its controllers, for tmpfs its size limit.' },
};
