import type { CapturedFile } from '../../archive/index.ts';
import type { Look } from '../../capture/index.ts';
import { assembleSnapshots, collectFile, type Collection, type Snapshot } from '../../model/index.ts';

/** A look as a snapshot, so that its metrics are those that every report has. */
export async function snapshotOfLook({ at, host, files, processes }: Look): Promise<Snapshot> {
  const collection: Collection = new Map();
  for (const [path, bytes] of files) await collectFile(collection, fileOf(path, bytes), host.pageSize);
  const [snapshot] = assembleSnapshots(collection, {
    file: 'this look',
    sha256: null,
    format: 'memcase',
    header: null,
    manifest: {
      format: 'memcase-capture/1',
      finishedAt: at,
      complete: true,
      reasons: [],
      exit: { code: 0, reasons: [] },
      entries: [],
      facts: [],
      degraded: [],
      cost: { wallUsec: 0, cpuUsec: null, peakRssBytes: null, filesRead: files.size, bytesRead: 0, processes: [] },
      processes: processes.map(({ pid, startTime, cgroupDirectory }) => ({
        pid,
        startTime,
        startTimeAfter: null,
        state: 'read',
        cgroupDirectory,
        cgroupReason: null,
      })),
      masked: {},
      sampleTimes: [at],
    },
    host,
    assumed: [],
    facts: [],
    refused: [],
    startedAt: at.wall,
    finishedAt: at.wall,
    sampleTimes: [at],
    samples: 1,
    integrity: 'whole',
    problems: [],
  });
  return snapshot ?? (await snapshotOfLook({ at, host, files: new Map([['proc/uptime', new Uint8Array(0)]]), processes }));
}

function fileOf(path: string, bytes: Uint8Array): CapturedFile {
  return {
    sample: 0,
    path,
    size: bytes.length,
    async *chunks() {
      yield await Promise.resolve(bytes);
    },
  };
}
