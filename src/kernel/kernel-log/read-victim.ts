import type { OomVictim } from '../oom-log.ts';
import type { LogMessage } from './log-line.ts';

const head = /^((?:Memory cgroup out|Out) of memory(?: \([^)]{0,64}\))?: )?Killed process ([0-9]{1,10})(?:, UID ([0-9]{1,10}),)? \(/u;

// Memory cgroup out of memory: Killed process 8240 (python3) total-vm:40188kB, anon-rss:30172kB, file-rss:6536kB, shmem-rss:0kB, UID:0 pgtables:124kB oom_score_adj:0
// Killed process 3897 (stress) total-vm:1579488kB, anon-rss:1048132kB, file-rss:12kB
/** The process that was killed, or null where the line speaks of something else. Commands may hold brackets: `((resolved))`. */
export function readVictim({ text, line, at }: LogMessage): { readonly victim: OomVictim; readonly scope: 'memcg' | 'host' | null } | null {
  const start = head.exec(text);
  const pid = start?.[2];
  if (start === null || pid === undefined) return null;
  const sizes = text.lastIndexOf(' total-vm:');
  const end = text.lastIndexOf(')', sizes === -1 ? text.length : sizes);
  if (end < start[0].length) return null;
  const tail = text.slice(end + 1);
  const amount = (name: string): number | null => {
    const [, digits, unit] = new RegExp(`[ ,]${name}:(-?[0-9]{1,15})(kB)?`, 'u').exec(tail) ?? [];
    return digits === undefined ? null : Number(digits) * (unit === undefined ? 1 : 1024);
  };
  const uid = start[3] ?? /,? UID ([0-9]{1,10}),/u.exec(tail)?.[1];
  return {
    scope: start[1] === undefined ? null : start[1].startsWith('Memory cgroup') ? 'memcg' : 'host',
    victim: {
      line,
      at,
      pid: Number(pid),
      comm: text.slice(start[0].length, end),
      uid: uid === undefined ? amount('UID') : Number(uid),
      totalVm: amount('total-vm'),
      anonRss: amount('anon-rss'),
      fileRss: amount('file-rss'),
      shmemRss: amount('shmem-rss'),
      pageTables: amount('pgtables'),
      oomScoreAdj: amount('oom_score_adj'),
    },
  };
}
