import { readFileSync } from 'node:fs';

/** Parts of the collector that are written in their own languages. */
export interface CollectorTexts {
  readonly collector: string;
  readonly names: string;
  readonly mask: string;
  readonly walk: string;
}

/** The shell parts, in the order in which they stand in the script. */
const shellParts = [
  'begin',
  'texts',
  'outcome',
  'ending',
  'tar',
  'entries',
  'read',
  'select',
  'cgroup',
  'standing',
  'process',
  'host',
  'members',
  'main',
];

/** Bundled, this stands in dist/cli; as a library in dist/capture/script; in a checkout in src/capture/script. */
const candidates = ['../../../templates/collector/', '../../templates/collector/'] as const;

/** Reads templates/collector/. */
export function readCollectorTexts(): CollectorTexts {
  const folder = findFolder();
  const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
  return {
    collector: shellParts.map((name) => read(`${name}.sh`)).join('\n'),
    names: read('names.awk'),
    mask: read('mask.awk'),
    walk: read('walk.awk'),
  };
}

function findFolder(): URL {
  for (const candidate of candidates) {
    const folder = new URL(candidate, import.meta.url);
    try {
      readFileSync(new URL('main.sh', folder));
      return folder;
    } catch {
      continue;
    }
  }
  throw new Error('templates/collector/main.sh is not beside the package');
}
