import { memoryOptions } from './memory-options.ts';

/** A keyed digest of a masked value, as short text: equal values stay equal under one key, and nothing else can be learned. */
export type Digest = (value: string) => string;

export interface MaskedCommandLine {
  readonly argv: readonly string[];
  /** How many arguments lost something. */
  readonly masked: number;
}

/** A number with a unit, as memory options have it. A bare number may be a password. */
const sized = /^[0-9]{1,15}(?:\.[0-9]{1,6})?(?:[kmgtpKMGTP]i?[bB]?|[bB]|%|ms|us|s|min)$/u;
/** After a memory option a bare number is a size. */
const sizedOrBare = /^[0-9]{1,15}(?:\.[0-9]{1,6})?(?:[kmgtpKMGTP]i?[bB]?|[bB]|%)?$/u;
/** A long option: words of letters, joined by single dashes, dots or underscores. */
const longName = /^--?[A-Za-z]{1,24}(?:[-._:+][A-Za-z]{1,24}){0,7}[0-9]?$/u;
/** Single-dash words without `=` that programs really have; any other may be an option with its value glued on (`-psecret`). */
export const dashWords: ReadonlySet<string> = new Set([
  '-jar',
  '-cp',
  '-classpath',
  '-server',
  '-client',
  '-Xint',
  '-Xrs',
  '-XX',
  '-version',
  '-verbose',
  '-config',
  '-conf',
  '-debug',
  '-daemon',
  '-foreground',
  '-help',
  '-ea',
  '-da',
]);
/** Switches of the JVM that carry no value: `-XX:+UseG1GC`. */
const jvmSwitch = /^-XX:[+-][A-Za-z][A-Za-z0-9]{0,60}$/u;

/**
 * Masks a command line by an allow-list. Kept are the program's name, option names up to `=`, numbers with units, and the
 * values of a fixed list of memory options; all the rest becomes `<masked:N>`, N a length class.
 *
 * A process can overwrite its command line with a title (`postgres: app sales 10.0.0.7 SELECT`): of such a single string only the
 * first word is kept.
 */
export function maskCommandLine(argv: readonly string[], digest: Digest | null = null): MaskedCommandLine {
  const out: string[] = [];
  let masked = 0;
  for (const [at, argument] of argv.entries()) {
    const kept = at === 0 ? keepProgram(argument, digest) : keepArgument(argument, argv[at - 1] ?? '', digest);
    if (kept !== argument) masked += 1;
    out.push(kept);
  }
  return { argv: out, masked };
}

/** `<masked:16>` or, with a key, `<masked:16:3f9a...>`. The class is the next power of two of the length in UTF-16 units. */
export function maskOf(value: string, digest: Digest | null): string {
  let size = 8;
  while (size < value.length) size *= 2;
  return digest === null ? `<masked:${String(size)}>` : `<masked:${String(size)}:${digest(value)}>`;
}

/** The first word of argv[0], if it looks like a program; what follows a blank is a title that the process wrote itself. */
function keepProgram(argument: string, digest: Digest | null): string {
  const blank = argument.search(/[\s]/u);
  if (blank === -1) return argument;
  const rest = argument.slice(blank + 1);
  return rest === '' ? argument : `${argument.slice(0, blank)} ${maskOf(rest, digest)}`;
}

function keepArgument(argument: string, previous: string, digest: Digest | null): string {
  if (argument === '' || argument === '--' || argument === '-') return argument;
  if (sized.test(argument)) return argument;
  if (isMemoryOption(previous) && sizedOrBare.test(argument)) return argument;
  const glued = memoryOptions.find((option) => option.endsWith('*') && argument.startsWith(option.slice(0, -1)));
  if (glued !== undefined)
    return sizedOrBare.test(argument.slice(glued.length - 1))
      ? argument
      : `${glued.slice(0, -1)}${maskOf(argument.slice(glued.length - 1), digest)}`;
  const equals = argument.indexOf('=');
  if (equals > 0) return keepAssignment(argument.slice(0, equals), argument.slice(equals + 1), digest);
  if (jvmSwitch.test(argument) || dashWords.has(argument) || /^-[A-Za-z]$/u.test(argument)) return argument;
  if (argument.startsWith('--') && longName.test(argument)) return argument;
  // `-psecret`: one letter of option, the rest its value.
  if (/^-[A-Za-z]/u.test(argument)) return `${argument.slice(0, 2)}${maskOf(argument.slice(2), digest)}`;
  return maskOf(argument, digest);
}

function keepAssignment(name: string, value: string, digest: Digest | null): string {
  const nameKept = longName.test(name) || isMemoryOption(name) || /^-[A-Za-z]$/u.test(name);
  const shownName = nameKept ? name : maskOf(name, digest);
  if (value === '') return `${shownName}=`;
  const valueKept = (isMemoryOption(name) && sizedOrBare.test(value)) || (nameKept && sized.test(value));
  return `${shownName}=${valueKept ? value : maskOf(value, digest)}`;
}

function isMemoryOption(name: string): boolean {
  return memoryOptions.some((option) => option === name);
}
