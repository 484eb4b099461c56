import { fileURLToPath } from 'node:url';
import { open, type OpenCapture } from '../../src/index.ts';

export const MiB = 2 ** 20;
export const today = '2026-11-23';

export const openSnapshot = (path: string): Promise<OpenCapture> =>
  open(fileURLToPath(new URL(`../../snapshots/${path}.tar.gz`, import.meta.url)));

/** A real capture in which one process is another start of its program, so much larger, and so old. */
export function restage(
  capture: OpenCapture,
  pid: number,
  change: { readonly bytes?: number; readonly start?: number; readonly age?: number },
): OpenCapture {
  return {
    ...capture,
    snapshots: capture.snapshots.map((snapshot) => ({
      ...snapshot,
      processes: new Map(
        [...snapshot.processes].map(([id, process]) => {
          if (process.pid !== pid) return [id, process] as const;
          const ticks = snapshot.host.ticksPerSecond;
          const age = change.age === undefined ? null : Math.round(((snapshot.uptime ?? 0) - change.age) * ticks);
          const startTime = age ?? change.start ?? process.startTime;
          const metrics = Object.fromEntries(
            Object.entries(process.metrics).map(([metric, readings]) => [
              metric,
              ['pss', 'rss', 'uss', 'anonymous', 'pssAnonymous'].includes(metric)
                ? readings.map((reading) =>
                    reading.state === 'known' && typeof reading.value === 'number'
                      ? { ...reading, value: reading.value + (change.bytes ?? 0) }
                      : reading,
                  )
                : readings,
            ]),
          );
          const newId = `${String(pid)}/${String(startTime)}`;
          return [newId, { ...process, id: newId, startTime, identity: { ...process.identity, startTime }, metrics }] as const;
        }),
      ),
    })),
  };
}

/** The pid of the leaking api-server in the staged captures. */
export function pidOf(capture: OpenCapture, unit: string): number {
  const process = [...(capture.snapshots[0]?.processes.values() ?? [])].find(({ identity }) => identity.unit === unit);
  if (process === undefined) throw new Error(`no process of ${unit}`);
  return process.pid;
}
