import type { Arguments, CaptureSummary, CodedText, ConfigurationChange, Language } from '../contract/index.ts';
import { sayComparability, sayConfiguration, type Comparison } from '../diff/index.ts';
import { showName } from '../text/index.ts';

/** Grades below which small differences may be errors of reading. */
const lowGrades: ReadonlySet<CaptureSummary['grade']['letter']> = new Set(['C', 'D']);

/** What makes the captures hard to compare, with its words; worst first as it comes. */
export function comparabilityEntries(
  comparison: Comparison,
  summaries: { readonly before: CaptureSummary | null; readonly after: CaptureSummary },
  language: Language,
): readonly CodedText[] {
  if (summaries.before === null) return [];
  const graded = [['before', summaries.before] as const, ['after', summaries.after] as const]
    .filter(([, { grade }]) => lowGrades.has(grade.letter))
    .map(([side, { grade }]) => ({ code: 'low-grade', severity: 'info', args: { side, grade: grade.letter } }) as const);
  return [...comparison.comparability, ...graded].map(({ code, severity, args }) => {
    const shown = shownArgs(args);
    return { code, severity, args: shown, text: sayComparability(code, shown, language) };
  });
}

/** What was configured differently, with its words. */
export function configurationEntries(comparison: Comparison, language: Language): readonly ConfigurationChange[] {
  const show = (text: string | null): string | null => (text === null ? null : showName(text));
  return comparison.configuration.map(({ what, subject, before, after }) => {
    const change = { what, subject: showName(subject), before: show(before), after: show(after) };
    return { ...change, text: sayConfiguration(change, language) };
  });
}

function shownArgs(args: Arguments): Arguments {
  return Object.fromEntries(Object.entries(args).map(([key, value]) => [key, typeof value === 'string' ? showName(value) : value]));
}
