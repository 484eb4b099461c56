import { allKernelFiles, metricFinder, type KernelFile } from '../kernel/index.ts';

/** A metric that a word points at. */
export interface Hit {
  readonly file: KernelFile;
  readonly key: string;
  /** By what it was found: its id, its field name, or the name another tool uses. */
  readonly by: 'id' | 'field' | 'tool';
}

/** Finds what a word means: an id, a bare field name (all files that have it), or a name that another tool shows. */
export function lookUp(word: string): readonly Hit[] {
  const byId = hitsById(word);
  if (byId.length > 0) return byId;
  const byField = hitsByField(word);
  const byTool = hitsByTool(word).filter((hit) => !byField.some((other) => other.file === hit.file && other.key === hit.key));
  return [...byField, ...byTool];
}

function hitsById(word: string): readonly Hit[] {
  return allKernelFiles.flatMap((file) => {
    for (const name of [file.id, file.title, file.title.replace(/^.*\//u, '')]) {
      if (!word.startsWith(`${name}.`) && !word.startsWith(`${name}:`)) continue;
      const found = metricFinder(file.metrics)(word.slice(name.length + 1));
      if (found !== undefined) return [{ file, key: found.key, by: 'id' } as const];
    }
    return [];
  });
}

function hitsByField(word: string): readonly Hit[] {
  const exact = allKernelFiles.flatMap((file) => {
    const found = metricFinder(file.metrics)(word);
    return found === undefined ? [] : [{ file, key: found.key, by: 'field' } as const];
  });
  if (exact.length > 0) return exact;
  const lower = word.toLowerCase();
  return allKernelFiles.flatMap((file) =>
    Object.entries(file.metrics)
      .filter(([key, doc]) => [key, ...(doc.names ?? [])].some((name) => name.toLowerCase() === lower))
      .map(([key]) => ({ file, key, by: 'field' }) as const),
  );
}

function hitsByTool(word: string): readonly Hit[] {
  const lower = word.toLowerCase();
  return allKernelFiles.flatMap((file) =>
    Object.entries(file.metrics)
      .filter(([, doc]) => (doc.seenAs ?? []).some((seen) => namesOf(seen).some((name) => name === lower || name.includes(lower))))
      .map(([key]) => ({ file, key, by: 'tool' }) as const),
  );
}

/** `top: RES` -> `res`; `cAdvisor: container_memory_rss` -> the name. Short words must match whole. */
function namesOf(seen: string): readonly string[] {
  const name = (seen.split(': ').slice(1).join(': ') || seen).toLowerCase();
  return name.length > 6 ? [name, ...name.split(/[\s,/]+/u)] : name.split(/[\s,/]+/u);
}

/** Names close to a misspelt one, best first. */
export function suggest(word: string, most = 5): readonly string[] {
  const lower = word.toLowerCase();
  const names = [...new Set(allKernelFiles.flatMap((file) => Object.keys(file.metrics)))];
  return names
    .map((name) => ({ name, distance: editDistance(lower, name.toLowerCase()) }))
    .filter(
      ({ name, distance }) =>
        distance <= Math.max(2, Math.floor(Math.min(name.length, word.length) / 3)) ||
        (lower.length > 3 && name.toLowerCase().includes(lower)),
    )
    .sort((left, right) => left.distance - right.distance || (left.name < right.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name);
}

/** Levenshtein distance. */
function editDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
