import type { CapturedFact, Moment } from '../../contract/index.ts';
import { decodeName, eachLine } from '../../text/index.ts';
import { isNormalRefusal, linuxErrno } from './linux-errno.ts';

/** What the `_capture/` folder of a capture made by a plain copying script says: times, links, and what could not be read. */
export interface CaptureNotes {
  readonly startedAt: Moment | null;
  readonly finishedAt: Moment | null;
  readonly machine: string | null;
  readonly hostname: string | null;
}

export interface NotedRefusal {
  readonly path: string;
  readonly errno: string;
  readonly normal: boolean;
}

/** `meta`: started=, started_uptime=, ended=, ended_uptime= and a line of uname -a. */
export function readMeta(bytes: Uint8Array): CaptureNotes {
  const values = new Map<string, string>();
  let uname: readonly string[] = [];
  for (const line of eachLine(bytes)) {
    const text = decodeName(line.bytes);
    const pair = /^([a-z_]+)=(.*)$/u.exec(text);
    if (pair?.[1] !== undefined && pair[2] !== undefined) values.set(pair[1], pair[2]);
    if (text.startsWith('Linux ')) uname = text.split(' ');
  }
  return {
    startedAt: readMoment(values.get('started'), values.get('started_uptime')),
    finishedAt: readMoment(values.get('ended'), values.get('ended_uptime')),
    // uname -a ends with the machine and, from GNU, the operating system.
    machine:
      uname.findLast((word) => /^(?:x86_64|i[3-6]86|aarch64|armv\w+|ppc64(?:le)?|s390x|riscv64|mips\w*|ia64|loongarch64)$/u.test(word)) ??
      null,
    hostname: uname[1] ?? null,
  };
}

/** A time with seconds in UTC and an uptime, both as the script printed them; without the uptime the monotonic clock stands at 0. */
function readMoment(wall: string | undefined, uptime: string | undefined): Moment | null {
  if (wall === undefined || !/^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?Z$/u.test(wall)) return null;
  const time = new Date(wall);
  if (Number.isNaN(time.getTime())) return null;
  const seconds = uptime !== undefined && /^[0-9]{1,10}(?:\.[0-9]+)?$/u.test(uptime) ? Number(uptime) : 0;
  return { wall: time.toISOString(), monotonicUsec: Math.round(seconds * 1e6) };
}

/** `errors.tsv`: path, errno, text, bytes read before it failed. */
export function readErrors(bytes: Uint8Array): readonly NotedRefusal[] {
  const refusals: NotedRefusal[] = [];
  for (const line of eachLine(bytes)) {
    const fields = decodeName(line.bytes).split('\t');
    // A path may hold tabs, the three fields behind it hold none.
    const [number, text] = fields.slice(-3, -1);
    const path = fields.slice(0, -3).join('\t').replace(/^\/+/u, '');
    if (number === undefined || text === undefined || path === '') continue;
    const errno = linuxErrno(number, text);
    refusals.push({ path, errno, normal: isNormalRefusal(path, errno) });
  }
  return refusals;
}

const namespaces = ['pid', 'mnt', 'cgroup'] as const;

/** `links.tsv`: pid, exe, and the namespaces pid, mnt, cgroup. */
export function readLinks(bytes: Uint8Array): readonly CapturedFact[] {
  const facts: CapturedFact[] = [];
  for (const line of eachLine(bytes)) {
    const fields = decodeName(line.bytes).split('\t');
    const pid = fields[0] ?? '';
    if (!/^[0-9]+$/u.test(pid) || fields.length < 2) continue;
    const links = fields.length >= 5 ? fields.slice(-3) : [];
    const exe = fields.slice(1, fields.length - links.length).join('\t');
    if (exe !== '') facts.push({ path: `proc/${pid}/exe`, kind: 'link', facts: { target: exe } });
    for (const [at, target] of links.entries()) {
      if (target !== '') facts.push({ path: `proc/${pid}/ns/${namespaces[at] ?? ''}`, kind: 'link', facts: { target } });
    }
  }
  return facts;
}
