import type { Language } from '../contract/index.ts';
import { allKernelFiles, type KernelFile, type MetricDoc, type MetricText } from '../kernel/index.ts';

/** One metric with everything that is known about it. */
export interface Explanation {
  /** `status.VmRSS`, `v2:memory.stat.anon` */
  readonly id: string;
  /** As documentation writes it: `/proc/<pid>/status`, `memory.stat`. */
  readonly file: string;
  readonly version: 'v1' | 'v2' | null;
  readonly field: string;
  readonly doc: MetricDoc;
  readonly text: MetricText & { readonly when?: string };
}

type Texts = Readonly<Record<string, MetricText & { readonly when?: string }>>;

/** Loads the words of the given files in one language; only what is explained is loaded. */
export async function loadExplanations(
  language: Language,
  wanted: (file: KernelFile, key: string) => boolean = () => true,
): Promise<readonly Explanation[]> {
  const all: Explanation[] = [];
  for (const file of allKernelFiles) {
    const keys = Object.keys(file.metrics).filter((key) => wanted(file, key));
    if (keys.length === 0) continue;
    const { texts } = (await file.texts[language === 'en' ? 'en' : 'zh']()) as { readonly texts: Texts };
    for (const key of keys) {
      const doc = file.metrics[key];
      const text = texts[key];
      if (doc !== undefined && text !== undefined)
        all.push({ id: `${file.id}.${key}`, file: file.title, version: versionOf(file), field: key, doc, text });
    }
  }
  return all;
}

function versionOf(file: KernelFile): 'v1' | 'v2' | null {
  return file.scope === 'cgroup-v1' ? 'v1' : file.scope === 'cgroup-v2' ? 'v2' : null;
}
