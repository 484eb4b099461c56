import type { CgroupEntry, FindingSubject, ReconciliationEntry } from '../../contract/index.ts';
import type { Context } from '../context.ts';
import { focusCgroups, focusProcesses, hasChanged, rankFindings, weightOf } from '../focus.ts';
import { identityOf } from '../names.ts';

export type PanelSubject = ReconciliationEntry['subject'];

const panelsOfEach = 2;

/** Whose counters are compared in a panel of their own: first what the page is about, then what else stands out, and the host. */
export function panelSubjects(context: Context): readonly PanelSubject[] {
  const { analysis, ranked } = context;
  const processes = focusProcesses(analysis, ranked, panelsOfEach).map((process): PanelSubject => ({ kind: 'process', id: process.id }));
  const cgroups = focusCgroups(analysis, ranked, panelsOfEach);
  const main = mainSubject(context, cgroups);
  const others = [...processes, ...cgroups.map(panelOf)].filter(({ kind, id }) => kind !== main?.kind || id !== main.id);
  return [...(main === null ? [] : [main]), ...others, { kind: 'host', id: 'host' }];
}

/** The subject of the first finding; where that is for information only, the cgroup that changed, if there is one. */
function mainSubject(context: Context, cgroups: readonly CgroupEntry[]): PanelSubject | null {
  const [first] = rankFindings(context.analysis.findings);
  const isSerious = first !== undefined && weightOf(first.severity) > weightOf('info');
  const changed = isSerious ? undefined : cgroups.find(({ metrics }) => hasChanged(metrics['usage']));
  if (changed !== undefined) return panelOf(changed);
  if (first === undefined) return null;
  const { subject } = first;
  if (subject.kind === 'process' || subject.kind === 'cgroup') return { kind: subject.kind, id: subject.id };
  const path = cgroupOf(context, subject);
  const cgroup = context.analysis.cgroups.find((each) => each.path === path);
  return cgroup === undefined ? null : panelOf(cgroup);
}

const panelOf = ({ id }: CgroupEntry): PanelSubject => ({ kind: 'cgroup', id });

/** Where a shared object is charged, or the processes of a group are. */
function cgroupOf({ analysis }: Context, { id, cgroup }: FindingSubject): string | undefined {
  if (cgroup !== undefined) return cgroup;
  const [member] = analysis.groups.find((group) => group.id === id)?.members ?? [];
  const process = analysis.processes.find((each) => each.id === member);
  return (process === undefined ? null : identityOf(process)?.cgroup) ?? undefined;
}
