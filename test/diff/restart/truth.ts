import { readFileSync } from 'node:fs';

/**
 * A stretch of address space whose origin is known: the place in the code that asked for it and the size it asked for. Regions that one
 * line of code asked for in one size are interchangeable: nothing tells them apart but their content.
 */
export interface Origin {
  readonly start: number;
  readonly end: number;
  /** The same in every run of the program, whatever the addresses. */
  readonly label: string;
}

/** What the preloaded recorder wrote down for one process. */
export function readRecorded(path: string): readonly Origin[] {
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [from = '', to = '', kind = '', site = ''] = line.split(' ');
      const start = Number.parseInt(from, 16);
      const end = Number.parseInt(to, 16);
      // A release may give its library another bss; it is the same library's all the same.
      const what = kind === 'bss' ? withoutVersion(baseName(site)) : `${site} ${String(end - start)}`;
      return { start, end, label: `${kind} ${what}` };
    });
}

/** What maps itself says for certain: files by name, permissions and order, and the kernel's own names. */
export function readNamed(pid: number): readonly Origin[] {
  const seen = new Map<string, number>();
  const origins: Origin[] = [];
  for (const line of readFileSync(`/proc/${String(pid)}/maps`, 'utf8')
    .trim()
    .split('\n')) {
    const match = /^([0-9a-f]+)-([0-9a-f]+) (\S+) [0-9a-f]+ \S+ \d+ +(.+)$/u.exec(line);
    if (match === null) continue;
    const [, start = '', end = '', permissions = '', name = ''] = match;
    const base = `named ${withoutVersion(baseName(name))} ${permissions}`;
    const nth = seen.get(base) ?? 0;
    seen.set(base, nth + 1);
    origins.push({ start: Number.parseInt(start, 16), end: Number.parseInt(end, 16), label: `${base} ${String(nth)}` });
  }
  return origins;
}

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const withoutVersion = (name: string): string => name.replace(/ \(deleted\)$/u, '').replace(/(\.so)[.0-9]*$/u, '$1');
