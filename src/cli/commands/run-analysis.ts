import { analyze, type Side } from '../../analyze.ts';
import { integrityExit } from '../../archive/index.ts';
import { joinExits, MemcaseError, type Analysis, type Exit } from '../../contract/index.ts';
import { open } from '../../open.ts';
import type { Rendering, RenderOptions } from '../../render/index.ts';
import { parseSize } from '../../units/index.ts';
import { parseCaptureArgument } from '../capture-argument.ts';
import { parseLanguage } from '../language.ts';
import { inlineLess, inlineNothing } from '../compile-less.ts';
import { heapWatch } from '../heap-growth.ts';
import { planOutputs } from '../outputs.ts';
import { parsePairs } from '../parse-pairs.ts';
import { rawLines } from '../raw-lines.ts';
import { say, says } from '../say.ts';
import { startTimings } from '../timings.ts';
import { writeOutput } from '../write-output.ts';
import type { AnalysisOptions } from '../analysis-options.ts';

/** `report` (before null) and `diff`: open, analyze, render once for each output. */
export async function runAnalysis(before: string | null, after: string, options: AnalysisOptions): Promise<Exit> {
  inlineLess();
  // Not through the door of the folder, behind which lie the outputs of check with its parser of budgets.
  const { outputFormats, render } = await import('../../render/index.ts');
  const outputs = planOutputs(
    options.output,
    options.format,
    outputFormats.map((format) => format.id),
  );
  const language = parseLanguage(options.lang);
  const timings = startTimings(options.timings === true || says('verbose'));
  const sides = { before: before === null ? null : await openSide(before, options), after: await openSide(after, options) };
  timings.mark('open and parse');
  inlineNothing();
  const exits = [sides.before, sides.after]
    .filter((side) => side !== null)
    .map((side) => integrityExit(side.capture.contents, 'analysis', language));
  const found = analyze(sides.before, sides.after, {
    language,
    detail: options.detail ?? 'groups',
    pairs: parsePairs(options.pair ?? []),
    exits,
  });
  refuseReversed(found, options);
  const analysis: Analysis = { ...found, exit: joinExits([accepted(found.exit, options), gate(found, options)]) };
  timings.mark('analyze');
  const excerpts = rawLines(before, after, analysis, options);
  const missing: Exit[] = [];
  for (const { format, path } of outputs) {
    try {
      await writeRendering(
        await render(format, analysis, { ...renderOptions(options, path), excerpts: await excerpts(format, path) }),
        path,
      );
    } catch (error) {
      // A PDF that no browser could print must not cost the other outputs.
      if (format !== 'pdf' || !(error instanceof MemcaseError) || error.failure.exit !== 8) throw error;
      missing.push({ code: 8, reasons: [error.message] });
      if (path !== null && !outputs.some((output) => output.format === 'html'))
        await writeRendering(
          await render('html', analysis, { ...renderOptions(options, null), excerpts: await excerpts('html', path) }),
          path.replace(/\.pdf$/u, '.html'),
        );
    }
    timings.mark(`render ${format}`);
  }
  timings.print();
  return joinExits([analysis.exit, ...missing]);
}

async function writeRendering({ chunks, notes }: Rendering, path: string | null): Promise<void> {
  await writeOutput(chunks, path);
  for (const note of notes) say(`note: ${note}`);
}

async function openSide(argument: string, options: AnalysisOptions): Promise<Side> {
  const { input, sample } = parseCaptureArgument(argument);
  const root = options.root === undefined ? {} : { root: options.root };
  return { capture: await open(input, { ...root, onProgress: heapWatch() }), sample };
}

function renderOptions(options: AnalysisOptions, path: string | null): RenderOptions {
  const maxBytes = options.maxBytes === undefined ? null : parseSize(options.maxBytes);
  const colour = path === null && process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === '' && process.env['TERM'] !== 'dumb';
  return {
    color: colour || (path === null && (process.env['FORCE_COLOR'] ?? '') !== '' && process.env['FORCE_COLOR'] !== '0'),
    width: path === null && process.stdout.isTTY ? process.stdout.columns : 100,
    full: options.full === true || path !== null,
    ...(maxBytes === null ? {} : { maxBytes }),
    ...(options.paper === undefined ? {} : { paper: options.paper }),
    ...(options.browser === undefined ? {} : { browser: options.browser }),
  };
}

function refuseReversed(analysis: Analysis, options: AnalysisOptions): void {
  if (options.force === true || !analysis.comparability.some((entry) => entry.code === 'reversed-in-time')) return;
  throw new MemcaseError({
    code: 'reversed',
    exit: 2,
    what: 'The capture given as BEFORE was taken after the one given as AFTER.',
    meaning: 'Growth would read as shrinkage.',
    next: 'Swap the two, or say --force.',
  });
}

const accepted = (exit: Exit, options: AnalysisOptions): Exit =>
  options.accept === 'partial' && exit.code === 4 ? { code: 0, reasons: exit.reasons } : exit;

function gate(analysis: Analysis, options: AnalysisOptions): Exit {
  const serious = analysis.findings.filter((finding) => finding.severity === 'warning' || finding.severity === 'critical');
  return options.exitCode === true && serious.length > 0
    ? { code: 3, reasons: serious.map((finding) => finding.title) }
    : { code: 0, reasons: [] };
}
