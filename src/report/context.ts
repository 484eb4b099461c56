import type { Analysis, Excerpt, Language, Pair, MappingGroup, ProcessEntry } from '../contract/index.ts';
import { citationKey } from './citations.ts';
import { rankProcesses } from './focus.ts';
import type { Glossary } from './glossary.ts';
import type { Limits } from './limits.ts';
import { groupMappings } from './mapping-groups.ts';
import { uniqueAnchors } from './slug.ts';
import { metricWordsOf, type MetricWords, wordsOf, type Words } from './words/index.ts';

/** Whose metric it is: `rss` of a process is another thing than `rss` of a mapping. */
export type SubjectKind = 'process' | 'mapping' | 'cgroup' | 'host' | 'object' | 'group' | 'node';

export interface MetricUse {
  readonly key: string;
  readonly subject: SubjectKind;
  readonly metric: string;
  readonly sources: Set<string>;
  readonly places: Set<string>;
}

/** What every section's builder works with, and where it says which metrics it showed. */
export interface Context {
  readonly analysis: Analysis;
  readonly language: Language;
  readonly words: Words;
  readonly limits: Limits;
  readonly glossary: Glossary;
  /** A diff has two sides, a report one. */
  readonly comparing: boolean;
  /** Notes that a metric appears, and returns its glossary key. */
  readonly use: (subject: SubjectKind, metric: string, pair?: Pair) => string;
  readonly uses: ReadonlyMap<string, MetricUse>;
  readonly nameOf: (subject: SubjectKind, metric: string) => string;
  readonly metricWords: (key: string) => MetricWords | null;
  readonly anchor: (wanted: string) => string;
  /** Lines of the captures by what cites them; empty where nobody looked them up. */
  readonly excerpts: ReadonlyMap<string, readonly string[]>;
  /** The reader's word for a mapping without a name; captured names stay. */
  readonly labelOf: (label: string) => string;
  /** Processes, those that matter most first. */
  readonly ranked: readonly ProcessEntry[];
  /** Mappings of a process that a person would call the same, those that matter most first. */
  readonly groupsOf: (process: ProcessEntry, metric: 'pss' | 'rss') => readonly MappingGroup[];
}

/** Groups are sums over processes and shared objects are seen through mappings: their metrics are explained there. */
const explainedAs: Readonly<Partial<Record<SubjectKind, SubjectKind>>> = { group: 'process', object: 'mapping' };

const placesKept = 4;

export function openContext(
  analysis: Analysis,
  language: Language,
  limits: Limits,
  glossary: Glossary,
  excerpts: readonly Excerpt[] = [],
): Context {
  const uses = new Map<string, MetricUse>();
  const groups = new Map<ProcessEntry, readonly MappingGroup[]>();
  const keyOf = (subject: SubjectKind, metric: string): string => {
    const own = `${subject}.${metric}`;
    const other = explainedAs[subject];
    return other === undefined || metricWordsOf(language, own) !== null ? own : `${other}.${metric}`;
  };
  const words = wordsOf(language);
  const labelOf = (label: string): string => (Object.hasOwn(words.labels, label) ? (words.labels[label] ?? label) : label);
  return {
    analysis,
    language,
    words,
    limits,
    glossary,
    comparing: analysis.kind === 'diff',
    uses,
    use: (subject, metric, pair) => {
      const key = keyOf(subject, metric);
      const use = uses.get(key) ?? { key, subject, metric, sources: new Set(), places: new Set() };
      uses.set(key, use);
      if (pair !== undefined) {
        use.sources.add(pair.source);
        for (const place of [pair.at?.after, pair.at?.before]) {
          if (place !== undefined && place !== null && use.places.size < placesKept) use.places.add(place);
        }
      }
      return key;
    },
    nameOf: (subject, metric) => metricWordsOf(language, keyOf(subject, metric))?.name ?? metric,
    metricWords: (key) => metricWordsOf(language, key),
    anchor: uniqueAnchors(),
    excerpts: new Map(excerpts.map((excerpt) => [citationKey(excerpt), excerpt.lines])),
    labelOf,
    ranked: rankProcesses(analysis),
    groupsOf: (process, metric) => {
      const known =
        groups.get(process) ??
        groupMappings(process, metric, analysis.kind === 'diff').map((group) => ({ ...group, label: labelOf(group.label) }));
      groups.set(process, known);
      return known;
    },
  };
}
