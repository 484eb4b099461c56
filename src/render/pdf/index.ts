import { buildReport, paperLimits, tightPaperLimits, wordsOf, type Limits, type Report } from '../../report/index.ts';
import { isMemcaseError, type Analysis } from '../../contract/index.ts';
import { glossaryFor } from '../glossary-for.ts';
import { renderPage } from '../html/page.ts';
import type { OutputFormat, RenderOptions } from '../rendering.ts';
import { browserCandidates, noBrowser, type Browser } from './find-browser.ts';
import { narrowQuotes, openPaperFonts, spellUncovered, type PaperFonts } from './fonts.ts';
import { launchBrowser, type RunningBrowser } from './launch.ts';
import { mapTexts } from './map-texts.ts';
import { packPdf } from './pack.ts';
import { paperStyle } from './paper-style.ts';
import { majorVersion, oldestVersion, openPrinting, type Printing } from './print.ts';
import { refuseEmptyPdf, stampPdf } from './stamp.ts';

/** The tightest ticket systems take 2 MB. */
const mostBytes = 2_000_000;
const launchTimeoutMs = 30_000;
const printTimeoutMs = 120_000;

/** The page on paper, printed by a browser; the same captures, options, tool and browser build give the same bytes. */
export const pdf: OutputFormat = {
  id: 'pdf',
  extension: '.pdf',
  render: async (analysis, options) => {
    const notes: string[] = [];
    const { browser, running, printing } = await startFirst(options);
    try {
      if (!running.sandboxed)
        notes.push(
          `The browser's sandbox could not start here; ${browser.path} ran without it${process.getuid?.() === 0 ? ' as an unprivileged user' : ''}, without scripts and network.`,
        );
      const fonts = openPaperFonts();
      if (!fonts.installed)
        notes.push(
          'The optional package @fontsource/noto-sans-sc is not installed: characters that the system has no font for show as boxes.',
        );
      return { chunks: [await printWithin(analysis, options, fonts, printing, browser)], notes };
    } finally {
      await running.stop();
    }
  },
};

async function printWithin(
  analysis: Analysis,
  options: RenderOptions,
  fonts: PaperFonts,
  printing: Printing,
  browser: Browser,
): Promise<Uint8Array> {
  const language = options.language ?? analysis.language;
  const glossary = await glossaryFor(analysis, options);
  let stamped = new Uint8Array();
  for (const limits of [paperLimits, tightPaperLimits]) {
    const report = mapTexts(buildReport(analysis, { language, limits, glossary, excerpts: options.excerpts ?? [] }), (text) =>
      spellUncovered(fonts, language === 'en' && fonts.installed ? narrowQuotes(text) : text),
    );
    const printed = await printing.print(pageFor(report, limits, options, fonts, printing.version));
    refuseEmptyPdf(printed, browser.path);
    stamped = Uint8Array.from(packPdf(stampPdf(printed, report.madeFrom)));
    if (stamped.length <= mostBytes) break;
  }
  return stamped;
}

function pageFor(report: Report, limits: Limits, options: RenderOptions, fonts: PaperFonts, version: string): string {
  const words = wordsOf(report.language);
  const footer = [`${words.method.browser}${words.page.colon}${version}`];
  const page = (faces: string): string =>
    renderPage(report, {
      paper: true,
      nameLength: limits.name,
      footer,
      extraStyle: paperStyle({
        paper: options.paper ?? 'a4',
        subject: spellUncovered(fonts, report.running.subject),
        digest: report.running.digest,
        page: { before: `${words.page.page} `, between: ` ${words.page.pageOf} `, after: words.page.pageEnd },
        faces,
      }),
    });
  // Which fonts are needed is known from the page itself.
  return page(fonts.faceRules(`${page('')}${report.running.subject}${words.page.page}${words.page.pageOf}${words.page.pageEnd}`));
}

/** The first candidate that starts and is new enough. */
async function startFirst(
  options: RenderOptions,
): Promise<{ readonly browser: Browser; readonly running: RunningBrowser; readonly printing: Printing }> {
  const tried: string[] = [];
  for (const candidate of browserCandidates(options.browser, process.env)) {
    let running: RunningBrowser | undefined;
    try {
      const found = await candidate.find();
      if ('missing' in found) {
        if (candidate.origin !== 'installed') tried.push(found.missing);
        continue;
      }
      running = await launchBrowser(found, {
        timeoutMs: launchTimeoutMs,
        ...(options.signal === undefined ? {} : { signal: options.signal }),
      });
      const printing = await openPrinting(running.transport, printTimeoutMs);
      const major = majorVersion(printing.version);
      if (major === null || major >= oldestVersion) return { browser: found, running, printing };
      tried.push(`${found.path} is ${printing.version}, older than ${String(oldestVersion)}`);
    } catch (error) {
      tried.push(
        isMemcaseError(error) ? error.failure.what : `${candidate.origin}: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
    await running?.stop();
  }
  throw noBrowser(tried);
}

export { browserCandidates } from './find-browser.ts';
export { openPaperFonts } from './fonts.ts';
