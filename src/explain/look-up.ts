import { analysisMetrics, type AnalysisMetric } from './analysis-metrics.ts';
import { claims } from './claims/index.ts';
import { idOf, type FieldHit, type LookUp } from './explanation.ts';
import { coversName, goesBy, mayName, toolShows, type Same } from './field-names.ts';
import { findClaims } from './find-claims.ts';
import { explainedFiles, type ExplainedFile } from './registry.ts';

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

const exactly: Same = (text) => text;
const ignoringCase: Same = (text) => text.toLowerCase();

function lookUpName(word: string, same: Same): { readonly fields: readonly FieldHit[]; readonly analysis: readonly AnalysisMetric[] } {
  const wanted = same(word);
  const byId = explainedFiles.flatMap((file) => addressedIn(file, wanted, same));
  if (byId.length > 0) return { fields: byId, analysis: [] };
  const fields: FieldHit[] = [];
  const seen: FieldHit[] = [];
  for (const file of explainedFiles.filter((each) => mayName(each, wanted, same))) {
    for (const names of file.fields) {
      const seenAs = names.seenAs.find((name) => toolShows(same(name), wanted));
      if (goesBy(names, wanted, same)) fields.push({ file, key: names.key, seenAs: null });
      else if (seenAs !== undefined) seen.push({ file, key: names.key, seenAs });
    }
  }
  const analysis = analysisMetrics.filter(
    ({ subject, metric, seenAs }) =>
      [metric, `${subject}.${metric}`].some((name) => ignoringCase(name) === ignoringCase(word)) ||
      seenAs.some((name) => toolShows(same(name), wanted)),
  );
  return { fields: [...fields, ...seen], analysis };
}

/** The fields of a file that a word names together with the file: `smaps.Pss`, `/proc/<pid>/smaps Pss`, `memory.current`. */
function addressedIn(file: ExplainedFile, word: string, same: Same): readonly FieldHit[] {
  const addresses = addressesOf(file).map(same);
  const rests = addresses.flatMap((address) =>
    word.startsWith(address) && /^[.: ]/u.test(word.slice(address.length)) ? [word.slice(address.length + 1).trim()] : [],
  );
  // A file for each value: memory.<name> and current are memory.current; its path holds the field's name.
  const holes = addresses.flatMap((address) =>
    address.endsWith('>') && coversName(address, word) ? [word.slice(address.lastIndexOf('<'))] : [],
  );
  const names = [...rests, ...holes];
  if (names.length === 0) return [];
  return file.fields.filter((field) => names.some((name) => goesBy(field, name, same))).map(({ key }) => ({ file, key, seenAs: null }));
}

/** Ways to name a file: its id with and without version, its path, the path's last part. */
function addressesOf(file: ExplainedFile): readonly string[] {
  return [file.id, file.id.replace(/^v[12]:/u, ''), file.title, file.title.slice(file.title.lastIndexOf('/') + 1)];
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
