import { allKernelFiles, type KernelFile, type ParseContext } from '../kernel/index.ts';
import type { ShownFile } from './shown-file.ts';

/** How a loose file may be read: as which kernel file, and under which of its paths. */
export interface Choice {
  readonly file: KernelFile;
  /** A path the parser may see: single-value files take the name of their field from it. */
  readonly path: string;
}

/**
 * The kernel files that a name means: an id (`smaps`, `v2:memory.stat`), a title, or a path of a file
 * (`/proc/812/smaps`, `memory.current`, `sys/kernel/mm/ksm/run`). Several where v1 and v2 have the same.
 */
export function chooseFiles(name: string): readonly Choice[] {
  const byId = allKernelFiles.filter(({ id, title }) => id === name || title === name || id.replace(/^v[12]:/u, '') === name);
  const path = name.replace(/^.*\/(?=(?:proc|sys|dev)\/)|^\/+/u, '');
  const byPlace = allKernelFiles.filter((file) => !byId.includes(file) && placesOf(file).some((place) => place.test(path)));
  return [...byId, ...byPlace].map((file) => ({ file, path: byPlace.includes(file) ? path : (file.where[0] ?? name) }));
}

/** The kernel files that a path can be: all that lie under its last part, those first that lie under more of it. */
export function guessFiles(path: string): readonly Choice[] {
  const whole = chooseFiles(path);
  if (whole.length > 0) return whole;
  return chooseFiles(path.slice(path.lastIndexOf('/') + 1));
}

const places = new Map<KernelFile, readonly RegExp[]>();

function placesOf(file: KernelFile): readonly RegExp[] {
  const known = places.get(file);
  if (known !== undefined) return known;
  const made = file.where.map((where) => {
    const parts = where.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/gu, '\\$&'));
    const below = file.scope === 'process' ? '(?:(?:proc/)?(?:[0-9]+|self)/(?:task/[0-9]+/)?)?' : file.scope === 'host' ? '' : '(?:.*/)?';
    return new RegExp(`^${below}${parts.join('[^/]*')}$`, 'u');
  });
  places.set(file, made);
  return made;
}

/**
 * Parses bytes as each of the choices and keeps the one that fits best: fewest lines left over, most values read. v1 and v2 of
 * memory.stat tell themselves apart by their lines.
 */
export function parseAsBest(
  bytes: Uint8Array,
  choices: readonly Choice[],
  path: string,
  host: Omit<ParseContext, 'path'>,
): ShownFile | null {
  const tried = choices.map(({ file, path: place }) => {
    const own = path.slice(path.lastIndexOf('/') + 1);
    // The file's own name says which field it is, when it is one of the names that the kernel file has.
    const known = file.where.some((where) => where.endsWith(`/${own}`) || where === own);
    const parsed = file.parse(bytes, { ...host, path: known ? path : place });
    return { file, parsed, size: sizeOf(parsed.record) };
  });
  const best = tried.sort((left, right) => left.parsed.notes.length - right.parsed.notes.length || right.size - left.size)[0];
  return best === undefined ? null : { path, file: best.file, parsed: best.parsed };
}

function sizeOf(record: ShownFile['parsed']['record']): number {
  switch (record.type) {
    case 'fields':
      return record.fields.size;
    case 'table':
      return record.rows.length;
    case 'mappings':
      return record.count;
    case 'oom-log':
      return record.reports.length;
  }
}
