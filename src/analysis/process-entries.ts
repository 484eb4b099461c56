import type { Identity, Pair, ProcessEntry } from '../contract/index.ts';
import { unexplainedMetrics, type Comparison, type ProcessPair } from '../diff/index.ts';
import { recogniseRuntimes } from '../findings/index.ts';
import type { Process } from '../model/index.ts';
import { showName } from '../text/index.ts';
import { processHeadroom } from './headroom.ts';
import { listedAtMost, mappingEntries, type Listed } from './mapping-entries.ts';

export type Detail = 'summary' | 'groups' | 'mappings';

/** The processes of the analysis; at `groups` the mappings of those that changed or that a finding names. */
export function processEntries(comparison: Comparison, detail: Detail, named: ReadonlySet<string>): readonly ProcessEntry[] {
  return comparison.processes.map((pair) => {
    const shown = detail === 'mappings' || (detail === 'groups' && (named.has(pair.id) || hasChanged(pair)));
    return toEntry(pair, comparison, shown ? (detail === 'mappings' ? Infinity : listedAtMost) : 0);
  });
}

function toEntry(pair: ProcessPair, comparison: Comparison, mostMappings: number): ProcessEntry {
  const isDiff = comparison.before !== null;
  const headroom = pair.after?.kind === 'user' ? processHeadroom(pair.after, comparison.after) : null;
  const { mappings, mappingsLeftOut, mappingSummary } =
    mostMappings === 0 ? withoutMappings(pair) : mappingEntries(pair, isDiff, mostMappings);
  return {
    id: pair.id,
    before: pair.before === null ? null : shownIdentity(pair.before),
    after: pair.after === null ? null : shownIdentity(pair.after),
    pairing: { ...pair.pairing, reasons: pair.pairing.reasons },
    metrics: pair.metrics,
    mappings,
    unexplained: unexplainedMetrics(pair),
    mappingsLeftOut,
    ...(mappingSummary === undefined ? {} : { mappingSummary }),
    ...(headroom === null ? {} : { headroom }),
  };
}

function withoutMappings(pair: ProcessPair): Listed {
  return { mappings: [], mappingsLeftOut: Math.max(pair.after?.mappings?.count ?? 0, pair.before?.mappings?.count ?? 0) };
}

/** A report shows the mappings of processes beyond this; a diff those of processes that moved. */
const largeRss = 64 * 2 ** 20;

function hasChanged(pair: ProcessPair): boolean {
  if (pair.before === null || pair.after === null)
    return (
      (pair.pairing.kind !== 'same' && numberIn(pair.metrics['rss']) > 0) ||
      (pair.before === null && numberIn(pair.metrics['rss']) >= largeRss)
    );
  return ['rss', 'pss', 'swap', 'virtual'].some((metric) => {
    const value = pair.metrics[metric];
    return value?.delta != null && Math.abs(value.delta) > (value.noise ?? 4 * 2 ** 20);
  });
}

const numberIn = (pair: Pair | undefined): number =>
  typeof pair?.after === 'number' ? pair.after : typeof pair?.before === 'number' ? pair.before : 0;

function shownIdentity(process: Process): Identity {
  const { identity } = process;
  const runtimes = identity.runtimes ?? recogniseRuntimes(process);
  const show = (text: string | null): string | null => (text === null ? null : showName(text));
  return {
    ...identity,
    comm: show(identity.comm),
    exe: show(identity.exe),
    argv: identity.argv?.map(showName) ?? null,
    cgroup: show(identity.cgroup),
    unit: show(identity.unit),
    container: show(identity.container),
    pod: show(identity.pod),
    ...(runtimes.length === 0 ? {} : { runtimes }),
  };
}
