import type { FindingEntry, Language, Text } from '../contract/index.ts';
import { joinNames, namesZh } from '../findings/index.ts';
import { formatBytes } from '../units/index.ts';

/** What came and is smaller explains no rise. */
const least = 8 * 2 ** 20;

/** Processes that came between the captures and what they hold together: part of any rise of a sum. Null where they are small. */
export function sayNewProcesses(findings: readonly FindingEntry[], language: Language): Text | null {
  const came = findings.filter(({ code }) => code === 'process-appeared');
  const bytes = came.reduce((sum, finding) => sum + (finding.bytes ?? 0), 0);
  if (bytes < least) return null;
  const metric = came.every(({ args }) => typeof args['pss'] === 'number') ? 'PSS' : 'RSS';
  const names = joinNames(came.map(({ args }) => String(args['process'] ?? '?')));
  const units = new Set(came.map(({ subject }) => subject.unit ?? null));
  const unit = units.size === 1 ? ([...units][0] ?? null) : null;
  const args = { count: came.length, unit, bytes, metric, processes: names };
  if (language === 'en') {
    const count = came.length === 1 ? '1 process' : `${String(came.length)} processes`;
    const verbs = came.length === 1 ? 'is new and holds' : 'are new and hold';
    return {
      code: 'new-processes',
      args,
      text: `${count}${unit === null ? '' : ` of ${unit}`} ${verbs} ${formatBytes(bytes)} ${metric}: ${names}.`,
    };
  }
  return {
    code: 'new-processes',
    args,
    text: `${unit === null ? '' : `${unit} `}有 ${String(came.length)} 个新进程，${metric} 合计 ${formatBytes(bytes)}：${namesZh(args, 'processes')}。`,
  };
}
