import type { CaptureContents } from '../archive/captured.ts';
import type { CaptureSummary } from '../contract/index.ts';
import type { ParsedFile, Snapshot } from '../model/index.ts';
import { showName } from '../text/index.ts';
import { sayDegradation } from './degradation-words.ts';
import { gradeCapture } from './grade.ts';
import type { Language } from '../contract/index.ts';

/** What the analysis says of a capture itself: who, when, how whole, at what cost. */
export function summariseCapture(contents: CaptureContents, snapshot: Snapshot, language: Language): CaptureSummary {
  const { header, manifest, host } = contents;
  return {
    file: showName(contents.file),
    sha256: contents.sha256,
    host: host.hostname === null ? null : showName(host.hostname),
    kernel: host.kernelRelease,
    arch: host.architecture,
    pageSize: host.pageSize,
    bootId: host.bootId,
    cgroupMode: host.cgroupMode,
    startedAt: contents.startedAt,
    finishedAt: contents.finishedAt,
    samples: contents.samples,
    sample: snapshot.sample,
    label: header?.label ?? null,
    case: header?.case ?? null,
    tool: header === null ? null : `${header.tool.name} ${header.tool.version} (${header.tool.engine})`,
    selectors: header?.selectors.map((match) => showName(match.selector)) ?? [],
    complete:
      contents.format === 'memcase' ? contents.integrity === 'whole' && manifest?.complete === true : contents.integrity !== 'truncated',
    masking: header === null ? 'unknown' : header.masking.commandLines,
    cost: costOf(contents),
    refused: snapshot.refused.map(({ path, errno, normal }) => ({ path: showName(path), errno, normal })),
    degraded:
      manifest?.degraded.map((one) => ({ pid: one.pid, path: one.path, code: one.code, reason: sayDegradation(one, language) })) ?? [],
    notes: notesOf(snapshot, contents),
    grade: gradeCapture(snapshot, language),
  };
}

function costOf({ manifest }: CaptureContents): Readonly<Record<string, number | null>> {
  if (manifest === null) return {};
  const { cost } = manifest;
  const longest = (key: 'measuredStallUsec' | 'estimatedStallUsec' | 'measuredWalkUsec'): number | null =>
    cost.processes.reduce<number | null>((most, process) => Math.max(most ?? 0, process[key] ?? 0), null);
  return {
    wallUsec: cost.wallUsec,
    cpuUsec: cost.cpuUsec,
    peakRssBytes: cost.peakRssBytes,
    filesRead: cost.filesRead,
    bytesRead: cost.bytesRead,
    longestHoldUsec: longest('measuredStallUsec'),
    estimatedHoldUsec: longest('estimatedStallUsec'),
    longestWalkUsec: longest('measuredWalkUsec'),
  };
}

/** Notes beyond this are counted, not listed: a strange file can have one a line. */
const mostNotes = 500;

function notesOf(snapshot: Snapshot, contents: CaptureContents): CaptureSummary['notes'] {
  const notes: { path: string; code: string; line: number; text: string }[] = contents.problems.map((problem) => ({
    path: showName(problem.path ?? ''),
    code: problem.code,
    line: 0,
    text: showName(problem.text),
  }));
  const files: ParsedFile[] = [
    ...snapshot.hostFiles.values(),
    ...[...snapshot.processes.values()].flatMap((process) => [...process.files.values()]),
    ...[...snapshot.cgroups.values()].flatMap((cgroup) => [...cgroup.files.values()]),
  ];
  for (const file of files) {
    if (file.cut) notes.push({ path: showName(file.path), code: 'truncated', line: 0, text: 'the archive ends inside this file' });
    for (const note of file.notes) notes.push({ path: showName(file.path), code: note.code, line: note.line, text: showName(note.text) });
  }
  const shown = notes.slice(0, mostNotes);
  return notes.length > mostNotes ? [...shown, { path: '', code: 'more-notes', line: 0, text: String(notes.length - mostNotes) }] : shown;
}
