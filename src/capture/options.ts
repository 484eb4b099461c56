import type { OutputTarget } from '../archive/index.ts';
import type { CaptureHeader, Degradation, Exit, Manifest } from '../contract/index.ts';
import type { Selector } from './selector.ts';

/** A moment of a former capture: only reports since then are kept, if the host was not started anew meanwhile. */
export interface Since {
  readonly bootId: string | null;
  readonly monotonicUsec: number;
}

/** What is captured, how gently, and where it goes. */
export interface CaptureOptions {
  readonly selectors: readonly Selector[];
  /** Descendants of what was selected as well. */
  readonly tree: boolean;
  readonly output: OutputTarget;
  /** Folder that holds the `proc` and `sys` to be captured: a host's file system mounted in a container. */
  readonly root: string | null;
  readonly label: string | null;
  readonly case: string | null;
  /** Version of memcase, for the header. */
  readonly version: string;
  readonly samples: number;
  readonly intervalMs: number;
  /** Longest estimated hold of a target's mmap lock. */
  readonly maxStallMs: number;
  /** Longest estimated reading of one process's mappings, pauses included. */
  readonly maxWalkMs: number;
  /** Neither of the two holds, and nothing is read slowly. */
  readonly allowStall: boolean;
  /** A file that gives nothing for so long is given up. */
  readonly readTimeoutMs: number;
  /** The whole capture; null for no bound. */
  readonly maxTimeMs: number | null;
  /** `full` adds files that cost the host much: slabinfo, pagetypeinfo. */
  readonly detail: 'normal' | 'full';
  /** numa_maps whatever the host is. */
  readonly numa: boolean;
  /** The OOM reports of the kernel log, where it can be read. */
  readonly kernelLog: boolean;
  /** Of these only what came since a former capture. */
  readonly since: Since | null;
  readonly keepArguments: boolean;
  /** Key of the digests that stand for masked values, so that a diff sees a change. */
  readonly caseKey: Uint8Array | null;
  /** Space that must stay free where the archive is written, bytes. */
  readonly minFreeBytes: number;
  /** The condition that was waited for, and the value with which it held; null: nothing was waited for. */
  readonly trigger: { readonly condition: string; readonly value: number | 'unlimited' } | null;
}

/** Everything but selectors, output and version. */
export const defaultOptions: Omit<CaptureOptions, 'selectors' | 'output' | 'version'> = {
  tree: false,
  root: null,
  label: null,
  case: null,
  samples: 1,
  intervalMs: 10_000,
  maxStallMs: 250,
  maxWalkMs: 30_000,
  allowStall: false,
  readTimeoutMs: 5000,
  maxTimeMs: null,
  detail: 'normal',
  numa: false,
  kernelLog: true,
  since: null,
  keepArguments: false,
  caseKey: null,
  minFreeBytes: 0,
  trigger: null,
};

export type CaptureProgress =
  | { readonly kind: 'selected'; readonly processes: number }
  | {
      readonly kind: 'process';
      readonly sample: number;
      readonly samples: number;
      readonly done: number;
      readonly of: number;
      readonly pid: number;
    }
  /** Until the next sample. */
  | { readonly kind: 'waiting'; readonly sample: number; readonly samples: number; readonly ms: number }
  | { readonly kind: 'degraded'; readonly degradation: Degradation };

export interface CaptureHooks {
  /** Ends the capture after the file in hand; the archive is completed and says so. Its reason `SIGTERM` makes exit 143, any other 130. */
  readonly signal?: AbortSignal;
  readonly progress?: (progress: CaptureProgress) => void;
}

export interface CaptureResult {
  /** Null when it went to a stream. */
  readonly path: string | null;
  readonly bytes: number;
  readonly sha256: string;
  readonly exit: Exit;
  readonly header: CaptureHeader;
  readonly manifest: Manifest;
}
