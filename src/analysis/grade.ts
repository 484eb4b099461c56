import type { CaptureSummary, Language, Text } from '../contract/index.ts';
import { amountOf, numberOf, type Process, type Snapshot } from '../model/index.ts';
import { rssCounterError } from '../diff/index.ts';
import { sumColumn } from '../kernel/index.ts';
import { formatBytes } from '../units/index.ts';

/** Differences above this share between two ways to count one thing are torn reading, not counter error. */
const tornShare = 0.01;
const tornLeast = 256 * 1024;

/** How consistent a capture is in itself: read times, status against the sum of smaps, maps against smaps. */
export function gradeCapture(snapshot: Snapshot, language: Language): CaptureSummary['grade'] {
  const torn = [...snapshot.processes.values()].filter((process) => tornBy(process, snapshot) !== null);
  const reasons: Text[] = [];
  const processes = [...snapshot.processes.values()].filter((process) => process.kind === 'user').length;
  for (const process of torn.slice(0, 5)) {
    const args = { process: `${process.identity.comm ?? '?'} (pid ${String(process.pid)})`, by: tornBy(process, snapshot) ?? 0 };
    const text =
      language === 'en'
        ? `${args.process}: status and smaps differ by ${formatBytes(args.by)}`
        : `${args.process}：status 与 smaps 相差 ${formatBytes(args.by)}`;
    reasons.push({ code: 'status-against-smaps', args, text });
  }
  if (snapshot.manifest === null) {
    reasons.push({
      code: 'no-times',
      args: {},
      text: language === 'en' ? 'The archive does not say when each file was read.' : '归档未记录各文件的读取时间。',
    });
  }
  const share = processes === 0 ? 0 : torn.length / processes;
  const letter = share > 0.5 ? 'D' : torn.length > 0 ? 'C' : snapshot.manifest === null ? 'B' : 'A';
  return { letter, reasons };
}

/** By how much status and smaps disagree beyond the counters' own error, or null. */
export function tornBy(process: Process, snapshot: Snapshot): number | null {
  const rss = amountOf(process.files, 'status', 'VmRSS');
  if (rss === null || process.mappings?.source !== 'smaps' || process.mappings.count === 0) return null;
  const sum = sumColumn(process.mappings, 'Rss').sum;
  const gap = Math.abs(rss - sum);
  const allowed = Math.max(tornLeast, rss * tornShare) + rssCounterError(snapshot, numberOf(process.metrics['threads']) ?? 1);
  return gap > allowed ? gap : null;
}
