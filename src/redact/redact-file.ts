import type { Digest } from './command-line.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import {
  cgroupRule,
  keepPlain,
  mappingRule,
  mountRule,
  numaRule,
  shmRule,
  statRule,
  statusRule,
  swapsRule,
  versionRule,
  type LineRule,
} from './redact-line.ts';
import { reportRule } from './redact-log.ts';

/** How a file is rewritten. */
export type FileRule =
  | { readonly kind: 'lines'; readonly rule: LineRule }
  /** Arguments with NUL bytes between them. */
  | { readonly kind: 'arguments' }
  /** One word and perhaps a newline. */
  | { readonly kind: 'word'; readonly replace: (word: string) => string };

/**
 * The rule for a kernel file.
 *
 * @param path without leading slash and sample: `proc/812/smaps`
 */
export function ruleFor(path: string, names: Pseudonyms, digest: Digest): FileRule {
  const lines = (rule: LineRule): FileRule => ({ kind: 'lines', rule });
  const leaf = /^proc\/[0-9]+\/(.*)$/u.exec(path)?.[1];
  switch (leaf ?? path) {
    case 'status':
      return lines(statusRule(names));
    case 'stat':
      return lines(statRule(names));
    case 'cgroup':
      return lines(cgroupRule(names));
    case 'mountinfo':
      return lines(mountRule(names));
    case 'comm':
      return { kind: 'word', replace: (word) => names.word(word) };
    case 'cmdline':
      return { kind: 'arguments' };
    case 'maps':
    case 'smaps':
    case 'smaps_rollup':
      return lines(mappingRule(names, digest));
    case 'numa_maps':
      return lines(numaRule(names));
    case 'proc/slabinfo':
      // Kernels before 5.9 put the cgroup of a cache behind its name.
      return lines((line) =>
        line.replace(/\(([0-9]+):([^)]*)\)/u, (_whole, id: string, cgroup: string) => `(${id}:${names.component(cgroup)})`),
      );
    case 'proc/swaps':
      return lines(swapsRule(names));
    case 'proc/sysvipc/shm':
      return lines(shmRule(names));
    case 'proc/version':
      return lines(versionRule());
    case 'proc/sys/kernel/hostname':
      return { kind: 'word', replace: (word) => names.word(word) };
    case 'proc/sys/kernel/random/boot_id':
      return { kind: 'word', replace: (word) => names.hex(word) };
    case 'dev/kmsg':
      return lines(reportRule(names, digest));
    default:
      return lines(keepPlain(digest));
  }
}

/** Where a file lies after redaction: of a cgroup's directory each component has its other name, the kernel's file names stay. */
export function redactMemberPath(path: string, names: Pseudonyms): string {
  if (path.startsWith('proc/') || path.startsWith('dev/')) return path;
  const slash = path.lastIndexOf('/');
  if (/^sys\/(?:kernel|devices)\//u.test(path)) return path;
  return `${names.path(path.slice(0, Math.max(0, slash)))}${path.slice(Math.max(0, slash))}`;
}
