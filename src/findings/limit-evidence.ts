import type { EvidenceEntry } from '../contract/index.ts';
import type { CgroupPair, Comparison } from '../diff/index.ts';
import { evidenceOf, fieldEvidence } from './evidence.ts';

/**
 * The counter that shows that a limit was hit, of those there are. Version 1 counts refusals of memory and of memory with swap apart:
 * where both limits are equal, memsw is charged first and memory.failcnt stays 0. What stayed 0 proves nothing and is left out.
 */
export function hitEvidence(pair: CgroupPair, comparison: Comparison): readonly EvidenceEntry[] {
  const together = fieldEvidence(comparison, 'v1:memory', 'memory.memsw.failcnt', (snapshot) => snapshot.cgroups.get(pair.id)?.files);
  return [evidenceOf('limitHits', pair.metrics['limitHits'], comparison), { ...together, metric: 'memory.memsw.failcnt' }].filter(
    hasCounted,
  );
}

function hasCounted({ before, after }: EvidenceEntry): boolean {
  return typeof after?.value === 'number' && after.value > 0 && after.value !== before?.value;
}
