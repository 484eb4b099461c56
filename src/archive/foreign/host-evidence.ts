import { hasWideAddresses, pageSizeByRatio, smallestKernelPage, virtualBytes, virtualPages } from './page-size.ts';

/** Beginnings of some files are looked at while they pass by. */
export const headBytes = 64 * 1024;

const hostFiles = new Set([
  'proc/version',
  'proc/cpuinfo',
  'proc/stat',
  'proc/self/mountinfo',
  'proc/1/mountinfo',
  'proc/sys/kernel/osrelease',
  'proc/sys/kernel/version',
  'proc/sys/kernel/hostname',
  'proc/sys/kernel/arch',
  'proc/sys/kernel/random/boot_id',
  'sys/devices/system/node/online',
]);

const processFile = /^proc\/([0-9]+)\/(statm|status|smaps|maps)$/u;

/** Gathers what a capture without a header says about its host, without keeping more than a few small files. */
export class HostEvidence {
  /** Beginnings of the host's files, by path. */
  readonly texts = new Map<string, Uint8Array>();
  /** Folders of NUMA nodes met. */
  readonly nodes = new Set<string>();
  readonly cgroups = { v1: false, v2: false, unified: false };
  readonly #virtual = new Map<string, { readonly bytes?: number | null; readonly pages?: number | null }>();
  #smallestPage: number | null = null;
  #ratioPage: number | null = null;
  #wide: boolean | null = null;

  /** Bytes; null where nothing tells. */
  get pageSize(): number | null {
    return this.#smallestPage ?? this.#ratioPage;
  }

  /** Whether any process has addresses of more than 32 bits; null where no mapping was seen. */
  get wide(): boolean | null {
    return this.#wide;
  }

  /** How many of the first bytes of a file are worth looking at; 0 for most. */
  wants(path: string): number {
    if (hostFiles.has(path)) return headBytes;
    const file = processFile.exec(path)?.[2];
    if (file === undefined) return 0;
    if (file === 'statm' || file === 'status') return this.pageSize === null ? 4096 : 0;
    const settled = this.#wide === true && (file === 'maps' || this.#smallestPage !== null);
    return settled ? 0 : headBytes;
  }

  /** A path of the capture: some facts are in the names. */
  meet(path: string): void {
    if (!path.startsWith('sys/')) return;
    const node = /^sys\/devices\/system\/node\/(node[0-9]+)\//u.exec(path)?.[1];
    if (node !== undefined) this.nodes.add(node);
    if (path.startsWith('sys/fs/cgroup/memory/memory.')) this.cgroups.v1 = true;
    if (path === 'sys/fs/cgroup/cgroup.controllers') this.cgroups.v2 = true;
    if (path.startsWith('sys/fs/cgroup/unified/')) this.cgroups.unified = true;
  }

  /** A file that is there as a whole. */
  see(path: string, whole: Uint8Array): void {
    const wanted = this.wants(path);
    this.meet(path);
    if (wanted > 0) this.look(path, whole.subarray(0, wanted));
  }

  /** The beginning of a file that was wanted. */
  look(path: string, head: Uint8Array): void {
    if (hostFiles.has(path)) {
      this.texts.set(path, head);
      return;
    }
    const [, pid = '', file = ''] = processFile.exec(path) ?? [];
    if (file === 'smaps') this.#smallestPage ??= smallestKernelPage(head);
    if (file === 'smaps' || file === 'maps') this.#wide = this.#wide === true || (hasWideAddresses(head) ?? this.#wide);
    if (file === 'statm') this.#compare(pid, { pages: virtualPages(head) });
    if (file === 'status') this.#compare(pid, { bytes: virtualBytes(head) });
  }

  #compare(pid: string, seen: { readonly bytes?: number | null; readonly pages?: number | null }): void {
    const both = { ...this.#virtual.get(pid), ...seen };
    // The two files of a process lie side by side: what waits longer waits in vain.
    if (this.#virtual.size > 1000) this.#virtual.clear();
    this.#virtual.set(pid, both);
    if (typeof both.bytes === 'number' && typeof both.pages === 'number') this.#ratioPage ??= pageSizeByRatio(both.bytes, both.pages);
  }
}
