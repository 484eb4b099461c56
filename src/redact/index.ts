export { dashWords, maskCommandLine, maskOf, type Digest, type MaskedCommandLine } from './command-line.ts';
export { memoryOptions } from './memory-options.ts';
export { reduceMounts, type ReducedMounts } from './mounts.ts';
