import type { Analysis, Citation, EvidenceEntry, EvidenceValue, FindingEntry } from '../contract/index.ts';
import { rankFindings } from './focus.ts';

/** Lines that no page shows need not be looked up. */
const mostCited = 120;

export interface CitedPlaces {
  readonly before: Citation | null;
  readonly after: Citation | null;
}

/** The lines that the findings rest on, the gravest finding first: what a caller looks up in the captures for the raw evidence. */
export function citationsOf(analysis: Analysis): readonly Citation[] {
  const cited = rankFindings(analysis.findings).flatMap((finding) =>
    placesOf(analysis, finding).flatMap(({ before, after }) => [before, after].filter((place) => place !== null)),
  );
  return [...new Map(cited.map((place) => [citationKey(place), place])).values()].slice(0, mostCited);
}

/** Where the evidence of a finding stands, each place once. Sums over a file have no line and are left out. */
export function placesOf(analysis: Analysis, finding: FindingEntry): readonly CitedPlaces[] {
  const places = finding.evidence.map((entry) => ({ before: beforeOf(analysis, entry), after: citationOf(entry.after, 'after') }));
  const known = places.filter(({ before, after }) => before !== null || after !== null);
  return [...new Map(known.map((place) => [[place.before, place.after].map((side) => side && citationKey(side)).join(), place])).values()];
}

export function citationKey({ side, sample, file, line }: Citation): string {
  return `${side} ${String(sample)} ${file}:${String(line)}`;
}

function citationOf(value: EvidenceValue | null, side: 'before' | 'after'): Citation | null {
  return value?.line == null ? null : { side, sample: value.sample, file: value.file, line: value.line };
}

/** A finding names the newer line of a mapping; where the same mapping stood before, its pairing knows. */
function beforeOf(analysis: Analysis, entry: EvidenceEntry): Citation | null {
  const given = citationOf(entry.before, 'before');
  const { after } = entry;
  const pid = /^proc\/(\d+)\/smaps$/u.exec(after?.file ?? '')?.[1];
  if (given !== null || after?.line == null || pid === undefined || analysis.before === null) return given;
  const process = analysis.processes.find((each) => each.after?.pid === Number(pid));
  const place = process?.mappings.find((each) => each.after.some((range) => range.line === after.line))?.before[0];
  if (process?.before == null || place === undefined) return null;
  return { side: 'before', sample: analysis.before.sample, file: `proc/${String(process.before.pid)}/smaps`, line: place.line };
}
