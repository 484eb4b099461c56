import { buildReport, screenLimits, type Limits } from '../../report/index.ts';
import { glossaryFor } from '../glossary-for.ts';
import type { OutputFormat } from '../rendering.ts';
import { renderPage } from './page.ts';

/** What a viewer, a mail server and a browser still open without a thought. */
const hardBudget = 5 * 1024 * 1024;
const tighter = (limits: Limits): Limits => ({
  ...limits,
  rows: Math.ceil(limits.rows / 3),
  minorRows: Math.ceil(limits.minorRows / 2),
  parts: Math.ceil(limits.parts / 2),
  lines: Math.ceil(limits.lines / 3),
  excerptLines: Math.ceil(limits.excerptLines / 3),
  spans: Math.ceil(limits.spans / 2),
  name: Math.max(60, Math.ceil(limits.name / 2)),
});

/** One HTML file: complete without script, offline, in light, dark and print. */
export const html: OutputFormat = {
  id: 'html',
  extension: '.html',
  render: async (analysis, options) => {
    const language = options.language ?? analysis.language;
    const glossary = await glossaryFor(analysis, options);
    let limits = screenLimits;
    for (;;) {
      const report = buildReport(analysis, { language, limits, glossary, excerpts: options.excerpts ?? [] });
      const page = renderPage(report, { paper: false, nameLength: limits.name, footer: [] });
      if (Buffer.byteLength(page) <= hardBudget || limits.rows <= 4) return { chunks: [page], notes: [] };
      limits = tighter(limits);
    }
  },
};
