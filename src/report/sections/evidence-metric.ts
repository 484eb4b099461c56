import type { Analysis, EvidenceEntry, EvidenceValue, FindingEntry, PairUnit } from '../../contract/index.ts';
import type { Context, SubjectKind } from '../context.ts';
import { cgroupName, processName } from '../names.ts';
import { saySource } from '../words/index.ts';

/** What a line of evidence counts: its name, its unit, and the key of its explanation, if there is one. */
export interface EvidenceMetric {
  readonly name: string;
  readonly unit: PairUnit;
  readonly key: string | null;
}

/** Evidence names a metric of the analysis or a kernel field; its unit follows from that, and its owner from the file it was read from. */
export function evidenceMetric(context: Context, finding: FindingEntry, entry: EvidenceEntry): EvidenceMetric {
  const metric = metricOf(context, entry);
  const subject = subjectOf(context, finding, entry, metric);
  // Processes, cgroups and the host have metrics of one name that are read from different files.
  const own = holdersOf(context, subject).find((each) => Object.hasOwn(each.metrics, metric));
  const found = own ?? holders(context).find((each) => Object.hasOwn(each.metrics, metric));
  const explained = context.glossary(metric);
  const unit =
    explained === null
      ? (found?.metrics[metric]?.unit ?? 'bytes')
      : explained.unit === 'bytes' || explained.unit === 'usec'
        ? explained.unit
        : 'count';
  // What only the finding knows (a sum that it made itself) has no explanation to lead to.
  const explainable = found !== undefined || explained !== null || context.nameOf(subject, metric) !== metric;
  const again = finding.evidence.filter((other) => other.metric === entry.metric).length > 1;
  const owner = again ? ownerOf(context, fileOf(entry)) : null;
  const name = evidenceName(context, subject, metric);
  return {
    name: owner === null ? name : `${name} · ${owner}`,
    unit,
    key: explainable ? context.use(subject, metric, own?.metrics[metric]) : null,
  };
}

/** A finding about the host may cite a process, and one about a cgroup the host: the name is found where the metric belongs. */
export function evidenceName(context: Context, subject: SubjectKind, metric: string): string {
  if (metric === 'mapping') return context.words.table.mapping;
  const gained = /^(.*) anonymous \+ swap gained$/su.exec(metric)?.[1];
  if (gained !== undefined) return context.words.evidence.gained(context.labelOf(gained));
  const identified = /^identity of (.*)$/su.exec(metric)?.[1];
  if (identified !== undefined) return context.words.evidence.identity(identified);
  const names = [subject, ...kinds].map((kind) => context.nameOf(kind, metric));
  return names.find((name) => name !== metric) ?? saySource(metric, context.language);
}

/** File and line on both sides, said once where they are the same; a restarted process has another file. */
export function placesText(context: Context, { before, after }: EvidenceEntry): string {
  const [one, other] = [placeText(context, before), placeText(context, after)];
  return one === other || one === '' || other === '' ? other || one : `${one} → ${other}`;
}

/** What was added up over several files has no place of its own. */
function placeText(context: Context, value: EvidenceValue | null): string {
  if (value === null) return '';
  if (value.file === '') return context.words.mark.derived;
  return value.line === null ? value.file : `${value.file}:${String(value.line)}`;
}

type Holder = Pick<Analysis['host'], 'metrics'>;

function holders({ analysis }: Context): readonly Holder[] {
  return [...analysis.processes, ...analysis.cgroups, analysis.host];
}

function holdersOf({ analysis }: Context, subject: SubjectKind): readonly Holder[] {
  if (subject === 'process') return analysis.processes;
  if (subject === 'cgroup') return analysis.cgroups;
  if (subject === 'object') return analysis.sharedObjects;
  return subject === 'host' ? [analysis.host] : [];
}

/** A kernel field that is the source of a metric goes by the metric's name, as in the tables. */
function metricOf(context: Context, { metric }: EvidenceEntry): string {
  if (!metric.includes('.')) return metric;
  for (const { metrics } of holders(context)) for (const [name, pair] of Object.entries(metrics)) if (pair.source === metric) return name;
  return metric;
}

const kinds: readonly SubjectKind[] = ['process', 'cgroup', 'host', 'object', 'mapping'];

/** Whose metric it is, by the file: a finding about the host cites the RSS of a process. */
function subjectOf(context: Context, { subject }: FindingEntry, entry: EvidenceEntry, metric: string): SubjectKind {
  const file = fileOf(entry);
  const own = ownKind(subject.kind);
  const candidates: readonly SubjectKind[] = [...kindsOfFile(file), own, ...kinds];
  return candidates.find((kind) => context.nameOf(kind, metric) !== metric) ?? own;
}

function kindsOfFile(file: string): readonly SubjectKind[] {
  if (/^proc\/\d+\//u.test(file)) return ['process'];
  if (file.startsWith('proc/')) return ['host'];
  return file.startsWith('sys/fs/cgroup/') ? ['cgroup'] : [];
}

function ownKind(kind: string): SubjectKind {
  if (kind === 'shared-object') return 'object';
  return kind === 'cgroup' || kind === 'host' || kind === 'mapping' ? kind : 'process';
}

function fileOf(entry: EvidenceEntry): string {
  return (entry.after ?? entry.before)?.file ?? '';
}

/** The process or cgroup that a file belongs to. */
function ownerOf({ analysis }: Context, file: string): string | null {
  const pid = /^proc\/(\d+)\//u.exec(file)?.[1];
  if (pid !== undefined) {
    const process = analysis.processes.find((each) => String((each.after ?? each.before)?.pid) === pid);
    return process === undefined ? `pid ${pid}` : processName(process);
  }
  const cgroups = analysis.cgroups.filter((each) => each.path !== '/' && file.includes(`${each.path}/`));
  const nearest = cgroups.sort((one, other) => other.path.length - one.path.length)[0];
  return nearest === undefined ? null : cgroupName(nearest);
}
