import type { FieldRecord, Parsed, TableRecord } from '../text/index.ts';
import type { MappingTable } from './mapping-table.ts';
import type { MetricDoc, MetricTexts } from './metric-doc.ts';
import type { OomLog } from './oom-log.ts';

/** What a parser must know of the captured host. Pages become bytes only with the host's own page size. */
export interface ParseContext {
  /** Path of the file in the capture, without the leading folder: `proc/812/status`, `sys/kernel/mm/ksm/run`. */
  readonly path: string;
  readonly pageSize: number;
  readonly wordSize: 32 | 64 | null;
  readonly ticksPerSecond: number;
  /** Bytes of the whole file, where they are known before its end: a hint for room, nothing more. */
  readonly size?: number;
}

export type KernelRecord = FieldRecord | TableRecord | MappingTable | OomLog;

/**
 * What reading the file costs whom.
 * free: no lock of the target; per-mapping: maps (short holds of the target's mmap lock before 6.17); per-page: the target's
 * mmap lock while its page tables are walked (smaps, smaps_rollup, numa_maps); host-lock: a lock of the whole host (zone
 * locks with interrupts off, slab_mutex); cgroup-flush: the kernel sums statistics over CPUs.
 */
export type ReadingCost = 'free' | 'per-mapping' | 'per-page' | 'host-lock' | 'cgroup-flush';

/** When capture reads it. `never`: explained, but an intervention or an act on read; no capture opens it. */
export type CaptureLevel = 'always' | 'mappings' | 'rollup' | 'numa' | 'full' | 'kernel-log' | 'never';

export interface KernelFile<
  Id extends string = string,
  M extends Readonly<Record<string, MetricDoc>> = Readonly<Record<string, MetricDoc>>,
> {
  /** Names the file in metric ids: `status` makes `status.VmRSS`; cgroup files carry their version: `v1:memory.stat`. */
  readonly id: Id;
  readonly scope: 'process' | 'host' | 'cgroup-v1' | 'cgroup-v2';
  /** The path as documentation writes it: `/proc/<pid>/smaps`, `memory.stat`. */
  readonly title: string;
  /**
   * Where it lies, relative to the scope: below `/proc/<pid>/` for processes, below the cgroup's directory for cgroups, below `/`
   * for the host. `*` stands for one path component or a part of it.
   */
  readonly where: readonly string[];
  readonly cost: ReadingCost;
  readonly capture: CaptureLevel;
  /** The kernel prints it as one record: a read(2) with room for it gives all of it (seq_file.rst, single_open), and the end need not be asked for. */
  readonly oneRecord?: true;
  /** What is masked or reduced before it is stored. */
  readonly sensitive?: 'command-line' | 'mounts' | 'kernel-log';
  readonly metrics: M;
  /** Whole file in, record out. Never throws: what does not fit becomes a note. */
  readonly parse: (bytes: Uint8Array, context: ParseContext) => Parsed<KernelRecord>;
  /** For files of hundreds of megabytes: chunks in, the same record out. */
  readonly stream?: (context: ParseContext) => ChunkParser;
  /** Words of all metrics, loaded only when something is explained. */
  readonly texts: {
    readonly en: () => Promise<{ readonly texts: MetricTexts<M> }>;
    readonly zh: () => Promise<{ readonly texts: MetricTexts<M> }>;
  };
}

export interface ChunkParser {
  push(chunk: Uint8Array): void;
  end(): Parsed<KernelRecord>;
}

/** Keeps the literal types of a kernel file's id and metrics, so that a metric id misspelt anywhere does not compile. */
export function defineKernelFile<const Id extends string, const M extends Readonly<Record<string, MetricDoc>>>(
  file: KernelFile<Id, M>,
): KernelFile<Id, M> {
  return file;
}
