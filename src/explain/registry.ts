import { allKernelFiles, type KernelFile } from '../kernel/index.ts';

/** What explaining a file needs of it; not its parser. */
export interface ExplainedFile extends Pick<KernelFile, 'id' | 'scope' | 'title' | 'where' | 'cost' | 'capture' | 'metrics' | 'texts'> {
  /** The names of its fields, to look words up without the rest. */
  readonly fields: readonly FieldNames[];
  /** All these names in one text: what is no part of it names no field here, unless a name has a varying part. */
  readonly vocabulary: string;
}

export interface FieldNames {
  readonly key: string;
  readonly names: readonly string[];
  readonly seenAs: readonly string[];
}

/**
 * Every kernel file, without the parsers. The bundle of the command line puts a table in the place of this module, so that
 * explaining one metric loads no parser and nothing of other files but their vocabulary (src/tooling/plain-tables.mjs).
 */
export const explainedFiles: readonly ExplainedFile[] = allKernelFiles.map((file) => {
  const fields = Object.entries(file.metrics).map(([key, { names = [], seenAs = [] }]) => ({ key, names, seenAs }));
  return { ...file, fields, vocabulary: fields.flatMap(({ key, names, seenAs }) => [key, ...names, ...seenAs]).join('\n') };
});
