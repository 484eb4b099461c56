/** File systems that say something about memory: where /proc and the cgroups are, and which mounts are memory themselves. */
const keptTypes = new Set(['proc', 'cgroup', 'cgroup2', 'tmpfs', 'hugetlbfs']);

export interface ReducedMounts {
  readonly text: string;
  /** How many lines were left out. */
  readonly removed: number;
}

/** Leaves the lines of proc, cgroup, cgroup2, tmpfs and hugetlbfs in a mountinfo file: the rest tells paths and servers that are no matter of memory. */
export function reduceMounts(text: string): ReducedMounts {
  const lines = text.split('\n').filter((line) => line !== '');
  const kept = lines.filter((line) => {
    const dash = line.indexOf(' - ');
    return dash !== -1 && keptTypes.has(line.slice(dash + 3).split(' ')[0] ?? '');
  });
  return { text: kept.map((line) => `${line}\n`).join(''), removed: lines.length - kept.length };
}
