import type { KernelFile } from '../kernel/index.ts';
import { analysisMetrics, type AnalysisMetric } from './analysis-metrics.ts';
import { claims } from './claims/index.ts';
import { allFields } from './entries.ts';
import { idOf, type FieldHit, type LookUp } from './explanation.ts';
import { coversName, namesOf, toolShows } from './field-names.ts';
import { findClaims } from './find-claims.ts';

/**
 * What a word means: an id, a field name (all files that have it), a metric of the analysis, a name that another tool shows, or
 * the words of a claim. Empty when nothing is known by it.
 */
export function lookUp(word: string): LookUp {
  const claim = claims.filter(({ id }) => id === word);
  if (claim.length > 0) return { fields: [], analysis: [], claims: claim };
  for (const same of [exactly, ignoringCase]) {
    const found = lookUpName(word, same);
    if (found.fields.length + found.analysis.length > 0) return { ...found, claims: claimsAbout(found.fields) };
  }
  const said = findClaims(word);
  if (said.length > 0) return { fields: [], analysis: [], claims: said };
  return lookUpEach(word.split(/[\s,/+]+/u).filter((part) => part.length > 1));
}

type Same = (text: string) => string;
const exactly: Same = (text) => text;
const ignoringCase: Same = (text) => text.toLowerCase();

function lookUpName(word: string, same: Same): { readonly fields: readonly FieldHit[]; readonly analysis: readonly AnalysisMetric[] } {
  const wanted = same(word);
  const all = allFields();
  const byId = all.filter(({ file, key, doc }) =>
    addressesOf(file).some((address) => namesOf(key, doc).some((name) => isAddress(same(address), same(name), wanted))),
  );
  if (byId.length > 0) return { fields: byId, analysis: [] };
  const fields = all.filter(({ key, doc }) => namesOf(key, doc).some((name) => coversName(same(name), wanted)));
  const seen = all.flatMap((hit) => {
    const seenAs = hit.doc.seenAs?.find((name) => toolShows(same(name), wanted));
    return seenAs === undefined || fields.includes(hit) ? [] : [{ ...hit, seenAs }];
  });
  const analysis = analysisMetrics.filter(
    ({ subject, metric, seenAs }) =>
      [metric, `${subject}.${metric}`].some((name) => ignoringCase(name) === ignoringCase(word)) ||
      seenAs.some((name) => toolShows(same(name), wanted)),
  );
  return { fields: [...fields, ...seen], analysis };
}

/** Ways to name a file in front of a field: its id with and without version, its path, the path's last part. */
function addressesOf(file: KernelFile): readonly string[] {
  const bare = file.id.replace(/^v[12]:/u, '');
  return [...new Set([file.id, bare, file.title, file.title.slice(file.title.lastIndexOf('/') + 1)])];
}

function isAddress(address: string, name: string, word: string): boolean {
  // A file for each value: memory.<name> and current are memory.current; its path holds the field's name.
  const hole = address.lastIndexOf('<');
  if (hole >= 0 && coversName(name, word.slice(hole)) && coversName(address, word)) return true;
  if (!word.startsWith(address)) return false;
  const rest = word.slice(address.length);
  return /^[.: ]/u.test(rest) && coversName(name, rest.slice(1).trim());
}

/** Several words, each known by itself: `explain Pss Rss`. */
function lookUpEach(words: readonly string[]): LookUp {
  const found = words.length < 2 ? [] : words.map((word) => lookUpName(word, exactly));
  const fields = [...new Map(found.flatMap((part) => part.fields).map((hit) => [idOf(hit), hit])).values()];
  return { fields, analysis: [...new Set(found.flatMap((part) => part.analysis))], claims: claimsAbout(fields) };
}

/** The claims that the given fields are about, so that a metric leads to what is said of it. */
function claimsAbout(fields: readonly FieldHit[]): LookUp['claims'] {
  const ids = new Set(fields.map(idOf));
  return claims.filter(({ metrics }) => metrics.some((id) => ids.has(id)));
}
