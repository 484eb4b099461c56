import type { Analysis, FindingEntry } from '../../../src/contract/index.ts';
import { analyzeTrees, type Tree } from '../world.ts';
import { liveTree, Staged } from './live-tree.ts';
import { sourceOf, type Stage } from './stage.ts';

/** What memcase says of a staged program and of its innocent twin at one look. */
export interface Look {
  readonly guilty: readonly FindingEntry[];
  readonly innocent: readonly FindingEntry[];
}

const isLoud = ({ severity }: FindingEntry): boolean => severity !== 'info' && severity !== 'clear';

/** Where the two programs run and what is read of the place, apart from /proc. */
export interface Place {
  readonly launchers: readonly [guilty: readonly string[], innocent: readonly string[]];
  readonly cgroups: readonly [guilty: string | null, innocent: string | null];
  readonly files: () => readonly string[];
  /** Milliseconds that the counters of the place may lag behind. */
  readonly settles: number;
}

const nowhere: Place = { launchers: [[], []], cgroups: [null, null], files: () => [], settles: 0 };

/** Runs a stage and its twin side by side and looks three times. */
export async function lookThrice(stage: Stage, place: Place = nowhere): Promise<readonly Look[]> {
  const guilty = new Staged(sourceOf(stage.program), place.launchers[0]);
  const innocent = new Staged(sourceOf(stage.twin), place.launchers[1]);
  const tree = (): Tree => inUnits(stage, liveTree([...guilty.pids, ...innocent.pids], place.files()), guilty.pids);
  try {
    await Promise.all([guilty.ready(1), innocent.ready(1)]);
    const before = tree();
    const looks: Look[] = [];
    let had = 0;
    for (const [at, size] of stage.sizes.entries()) {
      guilty.goOn(size - had);
      if (at === 0) innocent.goOn(stage.sizes[2]);
      had = size;
      await Promise.all([guilty.ready(at + 2), innocent.ready(2)]);
      await new Promise((resolve) => setTimeout(resolve, place.settles));
      const analysis = await analyzeTrees(before, tree());
      looks.push({
        guilty: about(analysis, guilty.pids, place.cgroups[0], stage.unit),
        innocent: about(analysis, innocent.pids, place.cgroups[1], `calm-${stage.unit ?? ''}`),
      });
    }
    return looks;
  } finally {
    await Promise.all([guilty.end(), innocent.end()]);
  }
}

/** Loud findings about some processes, their cgroup, their unit, or what only they map. */
function about(analysis: Analysis, pids: readonly number[], cgroup: string | null, unit: string | undefined): readonly FindingEntry[] {
  return analysis.findings.filter(isLoud).filter(({ subject, args }) => {
    if (subject.kind === 'host' || subject.kind === 'capture') return false;
    if (subject.kind === 'cgroup') return subject.cgroup === cgroup;
    if (subject.kind === 'group') return unit !== undefined && subject.unit === `${unit}.service`;
    return pids.includes(subject.pid ?? Number(args['pid']));
  });
}

/** Says that the programs are in units, which a process can't enter by itself. */
function inUnits({ unit }: Stage, tree: Tree, guilty: readonly number[]): Tree {
  if (unit === undefined) return tree;
  const unitOf = (pid: number): string => (guilty.includes(pid) ? unit : `calm-${unit}`);
  return Object.fromEntries(
    Object.entries(tree).map(([path, text]) => {
      const pid = /^proc\/(\d+)\/cgroup$/u.exec(path)?.[1];
      return [path, pid === undefined ? text : `0::/system.slice/${unitOf(Number(pid))}.service\n`];
    }),
  );
}
