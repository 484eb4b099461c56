import { maskCommandLine, maskOf, type Digest } from './command-line.ts';
import type { Pseudonyms } from './pseudonyms.ts';

/** Rewrites one line of a kernel file, without its newline; null drops it. */
export type LineRule = (line: string) => string | null;

/** Lines that hold nothing but the kernel's own words and numbers. */
const plainLine = /^[\t -~]*$/u;

/** Whatever the kernel wrote itself stays; a line with anything but ASCII is not the kernel's. */
export function keepPlain(digest: Digest): LineRule {
  return (line) => (plainLine.test(line) ? line : maskOf(line, digest));
}

/** status: the name, users and groups. */
export function statusRule(names: Pseudonyms): LineRule {
  return (line) => {
    if (line.startsWith('Name:\t')) return `Name:\t${names.word(line.slice(6))}`;
    if (/^(?:Uid|Gid|Groups):/u.test(line)) return line.replace(/[0-9]+/gu, (id) => names.userId(id));
    return line;
  };
}

/** stat: the name stands in parentheses and may hold some itself. */
export function statRule(names: Pseudonyms): LineRule {
  return (line) => {
    const open = line.indexOf('(');
    const close = line.lastIndexOf(')');
    return open === -1 || close < open ? null : `${line.slice(0, open + 1)}${names.word(line.slice(open + 1, close))}${line.slice(close)}`;
  };
}

/** cgroup: the path behind the second colon. */
export function cgroupRule(names: Pseudonyms): LineRule {
  return (line) => {
    const match = /^([0-9]+:[^:]*:)(.*)$/su.exec(line);
    return match === null ? null : `${match[1] ?? ''}${names.path(match[2] ?? '')}`;
  };
}

const mapsHeader = /^([0-9a-f]+-[0-9a-f]+ [-rwxsp]{4,5} [0-9a-f]+ [0-9a-f:]+ [0-9]+)(?:( +)(.*))?$/su;
const smapsField = /^[A-Za-z_]+:(?:\s+[0-9]+ kB|\s+[0-9]+|(?: [a-z0-9?]{2})*) *$/u;

/** maps, smaps, smaps_rollup: the name of the mapping. */
export function mappingRule(names: Pseudonyms, digest: Digest): LineRule {
  return (line) => {
    if (smapsField.test(line)) return line;
    const match = mapsHeader.exec(line);
    if (match === null) return maskOf(line, digest);
    return match[3] === undefined ? line : `${match[1] ?? ''}${match[2] ?? ' '}${mappingName(match[3], names)}`;
  };
}

/** What a mapping may be called: a path, or the kernel's own words, some with a name of the program's choice in them. */
export function mappingName(name: string, names: Pseudonyms): string {
  const chosen = /^(\[anon(?:_shmem)?:)(.*)\]$/su.exec(name);
  if (chosen !== null) return `${chosen[1] ?? ''}${names.word(chosen[2] ?? '')}]`;
  if (/^\[[a-z_]+(?::[0-9]+)?\]$/u.test(name)) return name;
  const memfd = /^\/memfd:(.*?)( \(deleted\))?$/su.exec(name);
  if (memfd !== null) return `/memfd:${names.word(memfd[1] ?? '')}${memfd[2] ?? ''}`;
  if (/^\/(?:SYSV[0-9a-f]{8}|anon_hugepage|dev\/zero|\[aio\])(?: \(deleted\))?$/u.test(name)) return name;
  const inode = /^(anon_inode|socket|pipe|dmabuf):(\[[a-z0-9_-]+\])?/u.exec(name);
  if (inode !== null) return inode[0];
  return name.startsWith('/') ? names.path(name) : names.word(name);
}

/** numa_maps: `file=/path`, in which blanks are escaped. */
export function numaRule(names: Pseudonyms): LineRule {
  return (line) =>
    line
      .split(' ')
      .map((word) =>
        word.startsWith('file=') ? `file=${mappingName(word.slice(5), names)}` : plainLine.test(word) ? word : names.word(word),
      )
      .join(' ');
}

/** mountinfo: what it was reduced to at capture, with other names. */
export function mountRule(names: Pseudonyms): LineRule {
  return (line) => {
    const dash = line.indexOf(' - ');
    const [id, parent, device, root, point, ...optional] = line.slice(0, dash === -1 ? 0 : dash).split(' ');
    const [type, , superOptions] = line.slice(dash + 3).split(' ');
    if (device === undefined || root === undefined || point === undefined || type === undefined) return null;
    const options = (superOptions ?? '').split(',').map((option) => superOption(option, names));
    const left = [id, parent, device, names.path(root), names.path(point), ...optional];
    return `${left.join(' ')} - ${type} ${type} ${options.join(',')}`;
  };
}

function superOption(option: string, names: Pseudonyms): string {
  const user = /^((?:[a-z]?uid|[a-z]?gid)=)([0-9]+)$/u.exec(option);
  if (user !== null) return `${user[1] ?? ''}${names.userId(user[2] ?? '')}`;
  return /^[a-z_]+(?:=[0-9]+[kmgKMG%]?)?$/u.test(option) || option === 'name=systemd' ? option : names.word(option);
}

/** swaps: the file's name in the first column. */
export function swapsRule(names: Pseudonyms): LineRule {
  return (line) => (line.startsWith('Filename') ? line : line.replace(/^\S+/u, (path) => names.path(path)));
}

/** sysvipc/shm: owner and creator, users and groups, in columns 8 to 11. */
export function shmRule(names: Pseudonyms): LineRule {
  return (line) => {
    if (/[a-z]/u.test(line)) return line;
    let column = 0;
    return line.replace(/[0-9]+/gu, (number) => {
      column += 1;
      return column >= 8 && column <= 11 ? names.userId(number).padStart(number.length) : number;
    });
  };
}

/** version: who built the kernel where. */
export function versionRule(): LineRule {
  return (line) => line.replace(/^(Linux version \S+) .*$/su, '$1');
}

/** cmdline: masked again, since it may have been captured whole, and the program's path with other names. */
export function redactArguments(text: string, names: Pseudonyms, digest: Digest): string {
  const ends = text.endsWith('\0');
  const argv = (ends ? text.slice(0, -1) : text).split('\0');
  const already = /^<masked:[0-9]+(?::[0-9a-f]+)?>$/u;
  const { argv: masked } = maskCommandLine(argv, digest);
  const out = masked.map((argument, at) => {
    const before = argv[at] ?? '';
    if (at === 0) return programName(argument, names);
    // What capture masked stays as it is: masking a mask would make two captures differ.
    const [, name = '', value = ''] = /^([^=]*=)?(.*)$/su.exec(before) ?? [];
    return already.test(value) && (name === '' || argument.startsWith(name)) ? before : argument;
  });
  return out.join('\0') + (ends ? '\0' : '');
}

function programName(argument: string, names: Pseudonyms): string {
  const blank = argument.indexOf(' ');
  const program = blank === -1 ? argument : argument.slice(0, blank);
  const rest = blank === -1 ? '' : argument.slice(blank);
  const title = /^(.*?)(:?)$/su.exec(program);
  return `${names.path(title?.[1] ?? '')}${title?.[2] ?? ''}${rest}`;
}
