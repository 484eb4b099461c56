import type { Analysis, CaptureSummary, CodedText, Confidence, FindingEntry, Language, Severity, Text } from '../contract/index.ts';
import { withoutRepeats } from '../findings/index.ts';
import { severityOrder } from './finding-entries.ts';

const mostLines = 5;

const sure: Readonly<Record<Language, Readonly<Record<Confidence, string>>>> = {
  en: { 0.99: 'Proved by the counters.', 0.8: 'Several independent signs say so.', 0.5: 'Compatible with it, not proved.' },
  'zh-CN': { 0.99: '计数器可证实。', 0.8: '有多个相互独立的迹象。', 0.5: '与之相符，但未证实。' },
};

/**
 * The verdict: at most five lines, worst first, how sure, and what weakens it. The same in every format.
 *
 * @param asides what happened and asks for nothing, told where there is room
 */
export function concludeVerdict(
  findings: readonly FindingEntry[],
  { before, after }: { readonly before: CaptureSummary | null; readonly after: CaptureSummary },
  comparability: readonly CodedText[],
  asides: readonly Text[],
  language: Language,
): Analysis['verdict'] {
  const severity = findings.reduce<Severity>(
    (worst, finding) => (severityOrder.indexOf(finding.severity) < severityOrder.indexOf(worst) ? finding.severity : worst),
    'clear',
  );
  const serious = withoutRepeats(findings.filter(isSerious));
  const groups = groupByCode(serious);
  const weak = weakness(before, after, comparability, language);
  const room = mostLines - weak.length;
  const told = groups.slice(0, groups.length > room ? room - 1 : room);
  const lines: Text[] = told.map((group) => sayGroup(group, language));
  const left = serious.length - told.reduce((sum, group) => sum + group.length, 0);
  if (left > 0) lines.push(more(left, language));
  if (serious.length === 0) lines.push(nothing(before !== null, language));
  return { severity, lines: [...lines, ...asides.slice(0, Math.max(0, room - lines.length)), ...weak] };
}

/** Whether a finding is worth a line of the verdict. */
export function isSerious({ severity }: FindingEntry): boolean {
  return severityOrder.indexOf(severity) <= severityOrder.indexOf('notice');
}

/** Findings of one code and severity make one line: five libraries replaced are one event. */
function groupByCode(findings: readonly FindingEntry[]): readonly (readonly FindingEntry[])[] {
  const groups = new Map<string, FindingEntry[]>();
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.code}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()];
}

function sayGroup(group: readonly FindingEntry[], language: Language): Text {
  const [first, ...rest] = group;
  if (first === undefined) return { code: 'nothing-found', args: {}, text: '' };
  const others =
    rest.length === 0
      ? ''
      : language === 'en'
        ? rest.length === 1
          ? ' One more such finding is below.'
          : ` ${String(rest.length)} more such findings are below.`
        : `另有 ${String(rest.length)} 处同类情况，见下文。`;
  const gap = language === 'en' ? ' ' : '';
  return {
    code: first.code,
    args: { ...first.args, confidence: first.confidence, more: rest.length },
    text: `${first.text}${gap}${sure[language][first.confidence]}${others}`,
  };
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
      ? 'Nothing grew beyond the noise of the counters, page cache aside.'
      : '除页缓存外，没有超出计数器噪声的增长。'
    : language === 'en'
      ? 'Nothing in this capture calls for attention.'
      : '本次采集未发现需要关注的问题。';
  return { code: 'nothing-found', args: {}, text };
}

/** What weakens the verdict, in one line: what could not be read, what is torn, what makes the two sides hard to compare. */
function weakness(
  before: CaptureSummary | null,
  after: CaptureSummary,
  comparability: readonly CodedText[],
  language: Language,
): readonly Text[] {
  const sides = [before, after].filter((side): side is CaptureSummary => side !== null);
  const partial = sides.filter((side) => !side.complete);
  const torn = sides.filter(({ grade }) => grade.letter === 'C' || grade.letter === 'D');
  const hard = comparability.filter(({ severity }) => severity === 'critical' || severity === 'warning');
  const files = partial.map((side) => side.file).join(', ');
  const sentences = [
    ...(partial.length === 0
      ? []
      : [language === 'en' ? `not everything that was asked for could be read (${files})` : `部分所需内容未能读取（${files}）`]),
    ...(torn.length === 0
      ? []
      : [
          language === 'en'
            ? `the capture is not of one moment (grade ${torn.map(({ grade }) => grade.letter).join(', ')})`
            : `采集并非同一时刻（等级 ${torn.map(({ grade }) => grade.letter).join('、')}）`,
        ]),
    ...hard.map(({ text, code }) => (text === '' ? code : text.replace(/[.。]$/u, ''))),
  ];
  if (sentences.length === 0) return [];
  return [
    {
      code: partial.length > 0 ? 'incomplete-evidence' : 'weak-evidence',
      args: {
        files: files === '' ? null : files,
        grades: torn.map(({ grade }) => grade.letter).join(', ') || null,
        comparability: hard.map(({ code }) => code).join(', ') || null,
      },
      text: language === 'en' ? `Weakened: ${sentences.join('; ')}.` : `证据有所削弱：${sentences.join('；')}。`,
    },
  ];
}
