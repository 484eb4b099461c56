import type { FieldRule } from '../text/index.ts';
import type { ParseContext } from './kernel-file.ts';
import type { MetricDoc } from './metric-doc.ts';

/** How a field is read, as its metric's entry declares it. */
export function ruleOf(doc: MetricDoc, context: Pick<ParseContext, 'pageSize' | 'ticksPerSecond'>): FieldRule {
  if (doc.unit === 'text' || doc.unit === 'flag' || doc.printed === 'hex')
    return { read: doc.unit === 'flag' ? 'amount' : 'text', scale: 1 };
  const read = doc.kind === 'limit' ? 'limit' : 'amount';
  switch (doc.printed) {
    case 'kB':
      return { read, scale: 1024, unitWord: 'kB' };
    case 'KiB':
      return { read, scale: 1024 };
    case 'pages':
      return { read, scale: context.pageSize };
    case 'ms':
      return { read, scale: 1000 };
    case 'seconds':
      return { read, scale: 1e6 };
    case 'centiseconds':
      return { read, scale: 1e4 };
    case 'ticks':
      return { read, scale: doc.unit === 'usec' ? 1e6 / context.ticksPerSecond : 1 };
    default:
      return { read, scale: 1 };
  }
}

/**
 * Finds the entry for a field name: its key, one of its exact names, or a name with a varying part (`allocstall_<zone>`).
 * The look-up table is made once for a file.
 */
export function metricFinder(
  metrics: Readonly<Record<string, MetricDoc>>,
): (name: string) => { readonly key: string; readonly doc: MetricDoc } | undefined {
  const exact = new Map<string, { key: string; doc: MetricDoc }>();
  const patterns: { readonly pattern: RegExp; readonly entry: { key: string; doc: MetricDoc } }[] = [];
  for (const [key, doc] of Object.entries(metrics)) {
    for (const name of [key, ...(doc.names ?? [])]) {
      const entry = { key, doc };
      if (!exact.has(name)) exact.set(name, entry);
      if (name.includes('<')) patterns.push({ pattern: patternOf(name), entry });
    }
  }
  return (name) => exact.get(name) ?? patterns.find(({ pattern }) => pattern.test(name))?.entry;
}

function patternOf(name: string): RegExp {
  const parts = name.split(/<[^>]*>/u).map((part) => part.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'));
  return new RegExp(`^${parts.join('[A-Za-z0-9_-]+')}$`, 'u');
}
