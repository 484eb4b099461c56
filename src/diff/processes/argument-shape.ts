import { baseName, versionFree } from '../version-free.ts';

/** More arguments than this say nothing further about a role. */
const mostArguments = 64;

/** Programs that run other programs: the script, jar or module says what the process is. */
const interpreters =
  /^(?:python[0-9.]*|node(?:js)?|ruby[0-9.]*|perl[0-9.]*|php[0-9.-]*|java|bash|dash|sh|zsh|busybox|dotnet|beam\.smp|deno|bun)$/u;

/**
 * What a command line keeps across restarts: options and the form of their values, without numbers, ids and versions. A title that a
 * process wrote over its command line (`nginx: worker process`) is one argument and tells roles apart.
 */
export function argumentShape(argv: readonly string[] | null): string | null {
  if (argv === null) return null;
  const [program = '', ...rest] = argv.slice(0, mostArguments);
  const head = program.includes(' ') ? shapeOf(program) : versionFree(baseName(program));
  return [head, ...rest.map(shapeOf)].join('\0');
}

function shapeOf(argument: string): string {
  return versionFree(argument).replace(/0x[0-9a-f]+|\d+/giu, '#');
}

/** What an interpreter was told to run, or null. Source of the forms: `python3 -m http.server`, `java -jar api.jar`, `sh -c command`. */
export function scriptOf(argv: readonly string[] | null, exe: string | null): string | null {
  if (argv === null || exe === null || !isInterpreter(exe)) return null;
  const rest = argv.slice(1);
  const at = rest.findIndex((argument) => !argument.startsWith('-') || /^-(?:m|c|e|jar)$/u.test(argument));
  const first = rest[at];
  if (first === undefined) return null;
  return versionFree(first.startsWith('-') ? (rest[at + 1] ?? '') : first);
}

export function isInterpreter(exe: string): boolean {
  return interpreters.test(baseName(exe).replace(/ \(deleted\)$/u, ''));
}

/** How alike two command lines are, 0 to 1, by the arguments that they have in common. */
export function argumentLikeness(left: readonly string[] | null, right: readonly string[] | null): number {
  if (left === null || right === null) return 0.5;
  const [a, b] = [new Set(left.slice(0, mostArguments)), new Set(right.slice(0, mostArguments))];
  const common = [...a].filter((argument) => b.has(argument)).length;
  const all = a.size + b.size - common;
  return all === 0 ? 1 : common / all;
}
