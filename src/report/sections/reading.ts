import { sayIdentity } from '../../kernel/index.ts';
import type { Explanation, Fact } from '../block.ts';
import type { Context, MetricUse } from '../context.ts';
import { metricIdsIn } from '../glossary.ts';
import type { GlossaryEntry } from '../glossary.ts';
import type { Section } from '../report.ts';
import { shortenIds, shortenPath } from '../names.ts';
import { slugOf } from '../slug.ts';
import { nameCell, textCell } from '../tables.ts';
import { saySource } from '../words/index.ts';

/** Where the explanation of a metric stands. */
export function explanationAnchor(metric: string): string {
  return `explain-${slugOf(metric)}`;
}

const subjectOrder = ['process', 'group', 'mapping', 'object', 'cgroup', 'host', 'node'];
const sourcesShown = 3;
const placesShown = 2;
const placeLength = 72;

/** Every metric that appeared, explained once. Built last: the other sections say what appeared. */
export function readingSection(context: Context): Section {
  const { words } = context;
  const [title = '', short = ''] = words.sections.reading;
  const uses = [...context.uses.values()].sort((one, other) => subjectOrder.indexOf(one.subject) - subjectOrder.indexOf(other.subject));
  return {
    id: 'reading',
    title,
    short,
    parts: [],
    blocks: [
      {
        type: 'prose',
        paragraphs: [words.reading.lead, words.sentences([words.markText.read, words.markText.derived, words.markText.estimated])],
      },
      { type: 'explanations', closeLabel: words.reading.close, items: uses.map((use) => explain(context, use)) },
    ],
  };
}

function explain(context: Context, use: MetricUse): Explanation {
  const { words } = context;
  const own = context.metricWords(use.key);
  const ids = [...new Set([...use.sources].flatMap((source) => metricIdsIn(source)))];
  const known = [use.metric, ...ids].flatMap((id) => context.glossary(id) ?? []);
  // The files of two NUMA nodes have one and the same field.
  const entries = [...new Map(known.map((entry) => [`${entry.file} ${entry.name}`, entry])).values()].slice(0, sourcesShown);
  const [first] = entries;
  const subject = use.key.split('.')[0] ?? use.subject;
  const facts: Fact[] = [];
  const further: Fact[] = [];
  const add = (list: Fact[], label: string, value: string | null | undefined): void => {
    if (value !== null && value !== undefined && value !== '') list.push({ label: { text: label }, value: textCell(value) });
  };
  add(facts, words.reading.trap, own?.trap ?? first?.trap);
  if (own?.formula !== undefined) facts.push({ label: { text: words.reading.formula }, value: nameCell(own.formula) });
  for (const entry of entries) addKernelFacts(context, facts, further, entry, own === null);
  // What is computed from several fields is none of them: what is said of when to look at those, and their names elsewhere, is not said of it.
  const isComputed = own?.formula !== undefined || new Set(entries.map(({ name }) => name)).size > 1;
  if (!isComputed) add(further, words.reading.when, first?.when);
  const said = (texts: readonly string[]): readonly string[] => [...new Set(texts)].map((text) => sayIdentity(text, context.language));
  // `part of Rss` speaks of the field it stands at; a sum of several fields may hold one that is not.
  const isTold = (identity: string): boolean => !(isComputed && identity.startsWith('part of '));
  const identities = said(entries.flatMap((entry) => entry.identities).filter(isTold)).slice(0, sourcesShown);
  if (identities.length > 0) further.push({ label: { text: words.reading.identities }, value: { valueType: 'names', values: identities } });
  const seenAs = isComputed ? [] : said(entries.flatMap((entry) => entry.seenAs));
  if (seenAs.length > 0) further.push({ label: { text: words.reading.seenAs }, value: { valueType: 'names', values: seenAs } });
  add(further, words.reading.reference, first?.reference);
  return {
    metric: use.key,
    anchor: explanationAnchor(use.key),
    name: `${own?.name ?? use.metric} · ${words.reading.subject[isSubject(subject) ? subject : 'process']}`,
    meaning: own?.meaning ?? first?.meaning ?? words.state.unknown,
    facts,
    further,
    readFrom: [...use.sources]
      .slice(0, sourcesShown)
      .map((source, index) => [saySource(source, context.language), ...(index === 0 ? placesOf(use) : [])].join(' · ')),
    readFromLabel: words.reading.readFrom,
  };
}

/** A few of the places that were read; a place of several files begins with the one that says most. */
function placesOf(use: MetricUse): readonly string[] {
  const places = [...use.places].map((place) => shortenIds(place.split(' ')[0] ?? ''));
  return [...new Set(places)].slice(0, placesShown).map((place) => shortenPath(place, placeLength));
}

/** The kernel's field beside our own words; alone when we have none. */
function addKernelFacts(context: Context, facts: Fact[], further: Fact[], entry: GlossaryEntry, alone: boolean): void {
  const { words } = context;
  facts.push({
    label: { text: words.reading.kernel },
    value: nameCell(`${entry.name} · ${words.reading.units[entry.unit]} · ${entry.file}`),
  });
  if (!alone) further.push({ label: { text: words.reading.means }, value: textCell(entry.meaning) });
}

function isSubject(text: string): text is keyof Context['words']['reading']['subject'] {
  return subjectOrder.includes(text);
}
