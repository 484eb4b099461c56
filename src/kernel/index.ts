import type { KernelFile } from './kernel-file.ts';

import { cgroupFiles } from './cgroup-files.ts';
import { hostFiles } from './host-files.ts';
import { mappingFiles } from './mapping-files.ts';
import { processFiles } from './process-files.ts';

/** Every kernel file that memcase knows, explains and (where its level allows) captures. */
const kernelFiles = [...processFiles, ...mappingFiles, ...hostFiles, ...cgroupFiles] as const;

type IdsOf<F> = F extends KernelFile<infer Id, infer M> ? `${Id}.${keyof M & string}` : never;
/** Every metric that has an explanation: `meminfo.MemAvailable`, `v2:memory.stat.anon`. */
export type MetricId = IdsOf<(typeof kernelFiles)[number]>;

/** The registry without the literal types, for code that goes over all files. */
export const allKernelFiles: readonly KernelFile[] = kernelFiles;

export type { ChunkParser, KernelFile, KernelRecord, ParseContext } from './kernel-file.ts';
export type { MetricDoc, MetricText, MetricUnit } from './metric-doc.ts';
export { sumColumn, type MappingColumn, type MappingTable } from './mapping-table.ts';
export { shareText } from './same-words.ts';
export { sayIdentity } from './say-identity.ts';
export { mappingValue, viewMapping } from './mapping-view.ts';
export type { OomReport } from './oom-log.ts';
export { metricFinder } from './metric-rule.ts';
export { countMappings } from './proc-pid-maps/count.ts';
export { containerOf, isInContainerPath } from './container-names.ts';
export { oomLogTable } from './kernel-log/index.ts';
