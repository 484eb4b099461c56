import type { Analysis, CaptureSummary, FindingEntry, Language, Severity, Text } from '../contract/index.ts';
import { severityOrder } from './finding-entries.ts';

const mostLines = 5;

/** The verdict: at most five lines, worst first, and what weakens it. The same in every format. */
export function concludeVerdict(
  findings: readonly FindingEntry[],
  before: CaptureSummary | null,
  after: CaptureSummary,
  language: Language,
): Analysis['verdict'] {
  const severity = findings.reduce<Severity>(
    (worst, finding) => (severityOrder.indexOf(finding.severity) < severityOrder.indexOf(worst) ? finding.severity : worst),
    'clear',
  );
  const serious = findings.filter((finding) => severityOrder.indexOf(finding.severity) <= severityOrder.indexOf('notice'));
  const weak = weakness(before, after, language);
  const room = mostLines - weak.length;
  const lines: Text[] = serious.slice(0, serious.length > room ? room - 1 : room).map(({ code, args, text }) => ({ code, args, text }));
  if (serious.length > room) lines.push(more(serious.length - lines.length, language));
  if (serious.length === 0) lines.push(nothing(before !== null, language));
  return { severity, lines: [...lines, ...weak] };
}

function more(count: number, language: Language): Text {
  return {
    code: 'more-findings',
    args: { count },
    text: language === 'en' ? `${String(count)} further findings below.` : `另有 ${String(count)} 条发现，见下文。`,
  };
}

function nothing(isDiff: boolean, language: Language): Text {
  const text = isDiff
    ? language === 'en'
      ? 'Nothing changed beyond the noise of the counters.'
      : '没有超出计数器噪声的变化。'
    : language === 'en'
      ? 'Nothing in this capture calls for attention.'
      : '本次采集未发现需要关注的问题。';
  return { code: 'nothing-found', args: {}, text };
}

function weakness(before: CaptureSummary | null, after: CaptureSummary, language: Language): readonly Text[] {
  const partial = [before, after].filter((side): side is CaptureSummary => side !== null && !side.complete);
  if (partial.length === 0) return [];
  const files = partial.map((side) => side.file).join(', ');
  return [
    {
      code: 'incomplete-evidence',
      args: { files },
      text:
        language === 'en'
          ? `Weakened: not everything that was asked for could be read (${files}).`
          : `证据不完整：部分所需内容未能读取（${files}）。`,
    },
  ];
}
