import type { CaptureSummary, Language, Text } from '../contract/index.ts';
import { tornBy } from '../findings/index.ts';
import type { Snapshot } from '../model/index.ts';
import { formatBytes } from '../units/index.ts';

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
