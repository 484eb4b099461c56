import type { KernelFile } from './kernel-file.ts';
import type { MetricDoc } from './metric-doc.ts';
import { cgroupFiles } from './cgroup-files.ts';
import { hostFiles } from './host-files.ts';
import { mappingFiles } from './mapping-files.ts';
import { processFiles } from './process-files.ts';

/** Every kernel file that memcase knows, explains and (where its level allows) captures. */
export const kernelFiles = [...processFiles, ...mappingFiles, ...hostFiles, ...cgroupFiles] as const;

type IdsOf<F> = F extends KernelFile<infer Id, infer M> ? `${Id}.${keyof M & string}` : never;
/** Every metric that has an explanation: `meminfo.MemAvailable`, `v2:memory.stat.anon`. */
export type MetricId = IdsOf<(typeof kernelFiles)[number]>;
/** Every kernel file. */
export type KernelFileId = (typeof kernelFiles)[number]['id'];

/** The registry without the literal types, for code that goes over all files. */
export const allKernelFiles: readonly KernelFile<string, Readonly<Record<string, MetricDoc>>>[] = kernelFiles;

export type { ChunkParser, KernelFile, KernelRecord, ParseContext, ReadingCost, CaptureLevel } from './kernel-file.ts';
export type { MetricDoc, MetricText, Tier1Text, MetricUnit } from './metric-doc.ts';
export { sumColumn, type MappingTable } from './mapping-table.ts';
export { mappingValue, viewMapping, type MappingView } from './mapping-view.ts';
export type { OomCounter, OomLog, OomReport, OomStats, OomTask, OomTrigger, OomVictim } from './oom-log.ts';
export { metricFinder } from './metric-rule.ts';
export { oomLogTable } from './kernel-log/index.ts';
