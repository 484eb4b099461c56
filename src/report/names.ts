import type { CgroupEntry, Identity, ProcessEntry } from '../contract/index.ts';
import { formatBytes, formatBytesDelta, formatCountDelta, groupDigits, formatMicroseconds } from '../units/index.ts';
import type { PairUnit } from '../contract/index.ts';

/** The identity on the newest side that the process exists on. */
export function identityOf(process: ProcessEntry): Identity | null {
  return process.after ?? process.before;
}

/** `api (812)`, `worker (902 → 1544)`: enough to recognise a process in a list. */
export function processName(process: ProcessEntry): string {
  const identity = identityOf(process);
  return `${identity?.comm ?? '?'} (${pidsOf(process)})`;
}

/** The pid, or both when the process was restarted. */
export function pidsOf(process: ProcessEntry): string {
  const before = process.before?.pid;
  const after = process.after?.pid;
  if (before !== undefined && after !== undefined && before !== after) return `${String(before)} → ${String(after)}`;
  return String(after ?? before ?? process.id);
}

/** Ids of containers by their first 12 digits, as container tools print them, and of pods (a UUID) by their first 8. */
export function shortenIds(name: string): string {
  return name
    .replace(/(?<![0-9a-f])([0-9a-f]{12})[0-9a-f]{20,}(?![0-9a-f])/gu, '$1…')
    .replace(/(?<=pod)([0-9a-f]{8})([_-])[0-9a-f]{4}\2[0-9a-f]{4}\2[0-9a-f]{4}\2[0-9a-f]{12}(?![0-9a-f])/gu, '$1…');
}

/** The last component, and the one above it where it says little by itself. */
export function cgroupName(cgroup: Pick<CgroupEntry, 'path' | 'unit'>): string {
  return cgroup.path === '/' || cgroup.path === '' ? '/' : shortenIds(cgroup.unit ?? cgroup.path);
}

/** A file's name without its folders; anything else as it is. */
export function baseName(label: string): string {
  return label.startsWith('/') ? label.slice(label.lastIndexOf('/') + 1) || label : label;
}

/** A captured name cut in its middle, where paths carry least. */
export function shorten(name: string, length: number): string {
  const characters = Array.from(name);
  if (characters.length <= length) return name;
  const tail = Math.floor((length - 1) / 2);
  return `${characters.slice(0, length - 1 - tail).join('')}…${characters.slice(characters.length - tail).join('')}`;
}

/** A path without its middle parts: the file, and of what lies above it as much as there is room for. A part is whole or not there. */
export function shortenPath(path: string, length: number): string {
  const [first = '', ...parts] = path.split('/');
  if (fits(path, length)) return path;
  const cut = parts.map((_, from) => `${first}/…/${parts.slice(from + 1).join('/')}`).slice(0, -1);
  return cut.find((one) => fits(one, length)) ?? shorten(path, length);
}

function fits(name: string, length: number): boolean {
  return Array.from(name).length <= length;
}

/** An amount in words, for titles. */
export function amountText(value: number, unit: PairUnit): string {
  return unit === 'bytes' ? formatBytes(value) : unit === 'usec' ? formatMicroseconds(value) : groupDigits(value);
}

/** A change in words, for titles. */
export function deltaText(value: number, unit: PairUnit): string {
  if (unit === 'bytes') return formatBytesDelta(value);
  return unit === 'usec' ? `${value > 0 ? '+' : ''}${formatMicroseconds(value)}` : formatCountDelta(value);
}

/** A share in percent, one decimal, never rounded up to a whole that it is not. */
export function shareText(part: number, total: number): string {
  return total === 0 ? '0 %' : `${(Math.floor((part / total) * 1000) / 10).toFixed(1)} %`;
}
