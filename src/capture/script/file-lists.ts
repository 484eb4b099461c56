import { planFiles, type PlannedFile } from '../file-plan.ts';
import type { CaptureOptions } from '../options.ts';
import { quoteLiteral } from './quote.ts';

/** How the collector takes a file of a process: a short text held in a variable, or something of its own kind. */
function takeBy({ file }: PlannedFile): string {
  switch (file.sensitive) {
    case 'command-line':
      return 'command-line';
    case 'mounts':
      return 'mounts';
    case 'kernel-log':
    case undefined:
      return file.cost === 'per-mapping' || file.cost === 'per-page' ? 'long' : 'text';
    default:
      return file.sensitive satisfies never;
  }
}

/** The files that the collector opens, as shell variables: the plan of the other engine, word for word. */
export function fileLists(options: Pick<CaptureOptions, 'detail'>): string {
  const plan = planFiles(options);
  const words = (files: readonly PlannedFile[]): string => files.map(({ where }) => where).join('\n');
  const isHugetlb = ({ where }: PlannedFile): boolean => where.startsWith('hugetlb.');
  const lists: Readonly<Record<string, string>> = {
    process_files: plan.process.map((one) => `${one.where}=${takeBy(one)}`).join('\n'),
    smaps_files: words(plan.smaps),
    rollup_files: words(plan.rollup),
    numa_files: words(plan.numa),
    cgroup_v1_files: words(plan.cgroupV1.filter((one) => !isHugetlb(one))),
    cgroup_v1_hugetlb_files: words(plan.cgroupV1.filter(isHugetlb)),
    cgroup_v2_files: words(plan.cgroupV2),
    host_files: words(plan.host),
    host_once_files: words(plan.hostOnce),
  };
  return Object.entries(lists)
    .map(([name, value]) => `${name}=${quoteLiteral(value)}\n`)
    .join('');
}
