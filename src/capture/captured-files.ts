import { allKernelFiles, type KernelFile } from '../kernel/index.ts';

/** What a capture must know of a kernel file: where it lies, what reading it costs whom, what is masked. */
export type CapturedFile = Pick<KernelFile, 'id' | 'scope' | 'where' | 'cost' | 'capture' | 'oneRecord' | 'sensitive'>;

/**
 * Every kernel file, without parser and metrics. The bundle of the command line puts a table in the place of this module, so that a
 * capture loads neither (src/tooling/plain-registry.mjs).
 */
export const capturedFiles: readonly CapturedFile[] = allKernelFiles;
