import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyze } from '../../src/analyze.ts';
import type { OpenCapture } from '../../src/analysis/index.ts';
import type { Analysis } from '../../src/contract/index.ts';
import { open } from '../../src/open.ts';

/** A pair of whole-machine captures from a real kernel, with what was done in between. */
export interface HostPair {
  /** `6.12-v2/leak` */
  readonly name: string;
  readonly folder: string;
  readonly truth: Truth;
}

export interface Truth {
  readonly scenario: string;
  /** A known defect of this kernel that falsifies what smaps says. */
  readonly artifact?: string;
  readonly expect: readonly Expectation[];
  readonly must_not: readonly { readonly kind: string; readonly services?: readonly string[]; readonly min_bytes?: number }[];
  readonly services_before: Readonly<Record<string, { readonly pids: readonly number[] }>>;
  readonly services_after: Readonly<Record<string, { readonly pids: readonly number[] }>>;
}

export type Expectation = Readonly<Record<string, unknown>> & { readonly kind: string };

export const corpus = process.env['MEMCASE_CORPUS'];

export function hostPairs(): readonly HostPair[] {
  if (corpus === undefined) return [];
  const root = join(corpus, 'hosts');
  return readdirSync(root)
    .filter((kernel) => !kernel.includes('.md'))
    .flatMap((kernel) => readdirSync(join(root, kernel)).map((scenario) => join(kernel, scenario)))
    .filter((name) => existsSync(join(root, name, 'truth.json')))
    .map((name) => ({
      name,
      folder: join(root, name),
      truth: JSON.parse(readFileSync(join(root, name, 'truth.json'), 'utf8')) as Truth,
    }));
}

export interface OpenPair {
  readonly before: OpenCapture;
  readonly after: OpenCapture;
}

export async function openPair({ folder }: HostPair): Promise<OpenPair> {
  const [before, after] = await Promise.all(
    ['before', 'after'].map((side) => open({ kind: 'path', path: join(folder, `${side}.tar.gz`) })),
  );
  if (before === undefined || after === undefined) throw new Error('a pair has two sides');
  return { before, after };
}

export function analyzePair({ before, after }: OpenPair): Analysis {
  return analyze({ capture: before, sample: null }, { capture: after, sample: null }, { detail: 'mappings' });
}
