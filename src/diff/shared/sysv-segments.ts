import { rowsOf, type Reading, type Snapshot } from '../../model/index.ts';

/** A SysV segment as the kernel lists it, mapped or not. */
export interface Segment {
  readonly shmid: string;
  readonly key: string;
  /** By metric. */
  readonly readings: Readonly<Record<string, Reading>>;
}

const columns = { size: 'size', resident: 'rss', swap: 'swap', attached: 'nattch' } as const;

/** The segments of /proc/sysvipc/shm, by shmid. `rss` and `swap` are there since 2.6.37. */
export function segmentsOf(snapshot: Snapshot | null): ReadonlyMap<string, Segment> {
  if (snapshot === null) return new Map();
  const file = snapshot.hostFiles.get('sysvipc.shm');
  return new Map(
    rowsOf(snapshot.hostFiles, 'sysvipc.shm').map((row) => {
      const reading = (column: string): Reading => {
        const cell = row.cells.get(column);
        const source = `sysvipc.shm.${column}`;
        if (cell?.kind !== 'amount') return { state: 'missing', reason: 'no-such-field', source };
        return { state: 'known', value: cell.amount, source, at: `${file?.path ?? ''}:${String(row.line)}`, mark: 'read' };
      };
      const key = row.cells.get('key');
      const readings = Object.fromEntries(Object.entries(columns).map(([metric, column]) => [metric, reading(column)]));
      return [row.label, { shmid: row.label, key: key?.kind === 'amount' ? String(key.amount) : '', readings }] as const;
    }),
  );
}

/** The name under which maps shows a segment: its key as eight hexadecimal digits. */
export function segmentName(segment: Segment): string {
  const key = Number(segment.key);
  return `/SYSV${(Number.isInteger(key) ? key >>> 0 : 0).toString(16).padStart(8, '0')}`;
}
