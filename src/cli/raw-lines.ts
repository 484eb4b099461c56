import type { Analysis, Excerpt } from '../contract/index.ts';
import { quoteLines } from '../quote.ts';
import { parseCaptureArgument } from './capture-argument.ts';
import type { AnalysisOptions } from './analysis-options.ts';

/**
 * Looks up the lines behind the findings, once and only for outputs that show them: the JSON names file and line, and one screen of
 * text has no room. Both captures were read a moment ago; what can't be read again costs its quotes, never the report.
 */
export function rawLines(
  before: string | null,
  after: string,
  analysis: Analysis,
  options: AnalysisOptions,
): (format: string, path: string | null) => Promise<readonly Excerpt[]> {
  const quoteSide = async (argument: string | null, side: 'before' | 'after'): Promise<readonly Excerpt[]> => {
    if (argument === null) return [];
    const { citationsOf } = await import('../report/citations.ts');
    const citations = citationsOf(analysis).filter((citation) => citation.side === side);
    const root = options.root === undefined ? {} : { root: options.root };
    return quoteLines(parseCaptureArgument(argument).input, citations, root).catch(() => []);
  };
  let found: Promise<readonly Excerpt[]> | undefined;
  return (format, path) => {
    if (format === 'json' || (format === 'text' && options.full !== true && path === null)) return Promise.resolve([]);
    found ??= Promise.all([quoteSide(before, 'before'), quoteSide(after, 'after')]).then((sides) => sides.flat());
    return found;
  };
}
