import type { Process } from '../model/index.ts';

/** A language runtime or allocator, and what gives it away: names of mappings, or the executable. */
interface RuntimeSign {
  readonly runtime: string;
  readonly mapping?: RegExp;
  readonly executable?: RegExp;
}

/** Libraries are stronger signs than names: a program may be called anything. */
const signs: readonly RuntimeSign[] = [
  { runtime: 'jvm', mapping: /\/libjvm\.so/u, executable: /\/java$/u },
  { runtime: 'node', mapping: /\/libnode\.so/u, executable: /\/(?:node|nodejs)$/u },
  { runtime: 'python', mapping: /\/libpython[23]/u, executable: /\/python[0-9.]*$/u },
  { runtime: 'dotnet', mapping: /\/libcoreclr\.so/u },
  { runtime: 'ruby', mapping: /\/libruby[-.0-9]/u, executable: /\/ruby[0-9.]*$/u },
  { runtime: 'php', mapping: /\/libphp[0-9.]*\.so/u, executable: /\/php(?:-fpm)?[0-9.]*$/u },
  { runtime: 'jemalloc', mapping: /\/libjemalloc\.so/u },
  { runtime: 'tcmalloc', mapping: /\/libtcmalloc(?:_minimal)?\.so/u },
  { runtime: 'musl', mapping: /\/ld-musl-/u },
  { runtime: 'glibc', mapping: /\/libc(?:-2\.[0-9]+)?\.so(?:\.6)?$/u },
];

/** Go's heap arenas start at this address on 64-bit Linux (runtime/malloc.go, arenaBaseOffset and the hints of mallocinit). */
const goHeapStart = 0xc000000000;

/** Runtimes and allocators recognised in a process, the most telling first; empty where its mappings were not read. */
export function recogniseRuntimes(process: Process): readonly string[] {
  const table = process.mappings;
  const exe = (process.identity.exe ?? '').replace(/ \(deleted\)$/u, '');
  const names = table?.names ?? [];
  const found = signs
    .filter(
      ({ mapping, executable }) => (mapping !== undefined && names.some((name) => mapping.test(name))) || executable?.test(exe) === true,
    )
    .map(({ runtime }) => runtime);
  return table !== null && table.start.includes(goHeapStart) ? ['go', ...found] : found;
}

/** The runtime whose own account of its heap is worth asking for: a managed one before the C library. */
export function mainRuntime(process: Process | null): string | null {
  return process === null ? null : (recogniseRuntimes(process)[0] ?? null);
}
