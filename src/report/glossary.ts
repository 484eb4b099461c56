import type { Analysis, Language, Metrics } from '../contract/index.ts';
import { allKernelFiles, metricFinder, type MetricDoc, type MetricUnit } from '../kernel/index.ts';

/** What the kernel registry says of one field. */
export interface GlossaryEntry {
  /** `status.VmRSS`. */
  readonly id: string;
  /** As the kernel spells it. */
  readonly name: string;
  /** The file as documentation writes it: `/proc/<pid>/status`. */
  readonly file: string;
  readonly meaning: string;
  readonly trap: string | null;
  readonly when: string | null;
  readonly reference: string;
  readonly unit: MetricUnit;
  readonly identities: readonly string[];
  readonly seenAs: readonly string[];
}

/** Explains a kernel metric by its id; `null` when the registry does not know it. */
export type Glossary = (metricId: string) => GlossaryEntry | null;

/** Knows nothing: for callers without the registry. */
export const emptyGlossary: Glossary = () => null;

type AnyFile = (typeof allKernelFiles)[number];
interface Field {
  readonly file: AnyFile;
  readonly key: string;
  readonly doc: MetricDoc;
}

/**
 * A glossary of the kernel fields that the given sources name, in a language. Only the words of those files are loaded.
 *
 * @param sources as in {@link Analysis} pairs: `status.VmRSS`, `smaps.Pss (sum)`, `v2:memory.current - v2:memory.stat.inactive_file`
 */
export async function openGlossary(language: Language, sources: Iterable<string>): Promise<Glossary> {
  const fields = new Map<string, Field>();
  for (const source of sources) {
    for (const id of metricIdsIn(source)) {
      const field = fields.has(id) ? undefined : findField(id);
      if (field !== undefined) fields.set(id, field);
    }
  }
  const words = new Map<
    AnyFile,
    Readonly<Record<string, { readonly meaning: string; readonly trap?: string; readonly when?: string } | undefined>>
  >();
  const files = new Set([...fields.values()].map((field) => field.file));
  await Promise.all(
    [...files].map(async (file) => words.set(file, (await (language === 'zh-CN' ? file.texts.zh() : file.texts.en())).texts)),
  );
  return (metricId) => {
    const field = fields.get(metricId) ?? findField(metricId);
    const text = field === undefined ? undefined : words.get(field.file)?.[field.key];
    if (field === undefined || text === undefined) return null;
    return {
      id: `${field.file.id}.${field.key}`,
      name: field.key,
      file: field.file.title,
      meaning: text.meaning,
      trap: text.trap ?? null,
      when: text.when ?? null,
      reference: field.doc.reference,
      unit: field.doc.unit,
      identities: field.doc.identities ?? [],
      seenAs: field.doc.seenAs ?? [],
    };
  };
}

/**
 * The kernel metric ids that a source mentions, in order, once each: everything of the shape `file.field`, and fields that follow
 * one by a plus or minus sign (`smaps.Private_Clean+Private_Dirty`).
 */
export function metricIdsIn(source: string): readonly string[] {
  const ids: string[] = [];
  for (const [, id, field] of source.matchAll(
    /((?:v[12]:)?[A-Za-z_]\w*(?:[./][A-Za-z_]\w*(?:\([a-z_]+\))?)+)|[+-]\s*([A-Za-z_]\w*(?:\([a-z_]+\))?)(?![\w./:])/gu,
  )) {
    const last = ids[ids.length - 1];
    if (id !== undefined) ids.push(id);
    else if (field !== undefined && last !== undefined) ids.push(`${last.slice(0, last.lastIndexOf('.'))}.${field}`);
  }
  return [...new Set(ids)];
}

/** Every source that an analysis names. */
export function sourcesOf(analysis: Analysis): ReadonlySet<string> {
  const sources = new Set<string>();
  const add = (metrics: Metrics): void => {
    for (const pair of Object.values(metrics)) sources.add(pair.source);
  };
  add(analysis.host.metrics);
  for (const part of analysis.host.accounting) sources.add(part.pair.source);
  for (const entry of [...analysis.groups, ...analysis.sharedObjects, ...analysis.cgroups]) add(entry.metrics);
  for (const process of analysis.processes) {
    add(process.metrics);
    for (const mapping of process.mappings) add(mapping.metrics);
  }
  return sources;
}

/**
 * File ids hold dots themselves (`v2:memory.stat`), so every dot may be the one before the field. Sources of cgroups leave the version
 * out, single-value files stand in one entry (`memory.current` is `v2:memory.current`), and a path inside a file (`node0/MemFree`)
 * is not part of the field's name.
 */
function findField(id: string): Field | undefined {
  const [file = '', inside = ''] = id.split('/');
  const spellings = inside === '' ? [id] : [`${file.slice(0, file.lastIndexOf('.'))}.${inside}`, `${file.split('.')[0] ?? ''}.${inside}`];
  for (const spelling of spellings) {
    for (const version of spelling.includes(':') ? [''] : ['', 'v2:', 'v1:']) {
      const found = findExact(version + spelling);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function findExact(id: string): Field | undefined {
  for (let dot = id.lastIndexOf('.'); dot > 0; dot = id.lastIndexOf('.', dot - 1)) {
    const file = allKernelFiles.find((candidate) => candidate.id === id.slice(0, dot));
    const found = file === undefined ? undefined : metricFinder(file.metrics)(id.slice(dot + 1));
    if (file !== undefined && found !== undefined) return { file, ...found };
  }
  return undefined;
}
