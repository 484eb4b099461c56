import type { OpenCapture } from '../../src/analysis/index.ts';
import type { Snapshot } from '../../src/model/index.ts';

/** A made snapshot as the capture that it would have come from. */
export function openCapture(snapshot: Snapshot): OpenCapture {
  const { host, facts } = snapshot;
  const contents: OpenCapture['contents'] = {
    file: 'made.tar.gz',
    sha256: null,
    format: 'foreign',
    header: null,
    manifest: null,
    host,
    assumed: [],
    facts,
    refused: [],
    startedAt: snapshot.takenAt,
    finishedAt: snapshot.takenAt,
    sampleTimes: [],
    samples: 1,
    integrity: 'unknown',
    problems: [],
  };
  return { contents, snapshots: [snapshot] };
}
