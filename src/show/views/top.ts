import type { ViewSource } from '../shown-file.ts';
import { kib, numberAt, pidsWith, textAt } from './read.ts';
import { meminfoPath } from './free.ts';
import type { ViewTable } from './view-table.ts';

const names = ['PID', 'USER', 'PR', 'NI', 'VIRT', 'RES', 'SHR', 'S', '%MEM', 'TIME+', 'COMMAND'] as const;

/**
 * What `top` prints of these files, the largest RES first: VIRT, RES and SHR are size, resident and shared of statm in KiB. %CPU is left
 * out, since it needs two readings, and the owner is a number.
 */
export function viewTop(source: ViewSource): ViewTable | null {
  const memory = numberAt(source, meminfoPath, 'MemTotal');
  const rows = pidsWith(source, ['statm', 'stat', 'status']).map((pid) => rowOf(source, pid, memory));
  if (rows.length === 0) return null;
  return {
    title: null,
    columns: names.map((name) => ({ name, align: name === 'S' || name === 'COMMAND' || name === 'USER' ? 'left' : 'right' })),
    rows: [...rows].sort((left, right) => Number(right[5] ?? 0) - Number(left[5] ?? 0)),
    total: null,
  };
}

function rowOf(source: ViewSource, pid: number, memory: number | null): readonly (number | string | null)[] {
  const folder = `proc/${String(pid)}`;
  const stat = (key: string): number | null => numberAt(source, `${folder}/stat`, key);
  const status = (key: string): string | null => textAt(source, `${folder}/status`, key);
  const statm = (key: string): number | null => numberAt(source, `${folder}/statm`, key);
  const resident = statm('resident') ?? numberAt(source, `${folder}/status`, 'VmRSS');
  const priority = stat('priority');
  return [
    pid,
    status('Uid')?.split(/\s+/u)[1] ?? null,
    // Real-time tasks: -1 and below, -100 prints as rt.
    priority === -100 ? 'rt' : priority,
    stat('nice'),
    kib(statm('size') ?? numberAt(source, `${folder}/status`, 'VmSize')),
    kib(resident),
    kib(statm('shared') ?? sharedOf(source, folder)),
    textAt(source, `${folder}/stat`, 'state') ?? status('State')?.slice(0, 1) ?? null,
    memory === null || memory === 0 || resident === null ? null : ((100 * resident) / memory).toFixed(1),
    timeText(stat('utime'), stat('stime')),
    textAt(source, `${folder}/stat`, 'comm') ?? status('Name'),
  ];
}

function sharedOf(source: ViewSource, folder: string): number | null {
  const file = numberAt(source, `${folder}/status`, 'RssFile');
  const shmem = numberAt(source, `${folder}/status`, 'RssShmem');
  return file === null || shmem === null ? null : file + shmem;
}

/** CPU time in microseconds as minutes, seconds and hundredths. */
function timeText(user: number | null, system: number | null): string | null {
  if (user === null || system === null) return null;
  const hundredths = Math.floor((user + system) / 1e4);
  const seconds = Math.floor(hundredths / 100) % 60;
  return `${String(Math.floor(hundredths / 6000))}:${String(seconds).padStart(2, '0')}.${String(hundredths % 100).padStart(2, '0')}`;
}
