import type { CaptureSummary } from '../../contract/index.ts';
import { formatSeconds } from '../../units/index.ts';
import type { Badge, CoverSide, Fact } from '../block.ts';
import type { Cell } from '../cell.ts';
import type { Context } from '../context.ts';
import type { Section } from '../report.ts';
import { nameCell, textCell } from '../tables.ts';
import { instantOf } from '../time.ts';

/** Who, what, when: what a reader must know before believing anything. */
export function coverSection(context: Context): Section {
  const { words, analysis } = context;
  const { before, after } = analysis;
  const facts: Fact[] = [
    ...bothSides(context, words.cover.case, (capture) => capture.case),
    ...bothSides(context, words.cover.target, (capture) => (capture.selectors.length === 0 ? null : capture.selectors.join(' '))),
    ...bothSides(context, words.cover.host, (capture) => capture.host),
    ...timeBetween(context),
    ...bothSides(context, words.cover.kernel, (capture) =>
      capture.kernel === null ? null : [capture.kernel, capture.arch ?? ''].join(' ').trim(),
    ),
    ...bothSides(context, words.cover.tool, (capture) => capture.tool),
  ];
  const sides =
    before === null
      ? [sideOf(context, words.cover.capture, after)]
      : [sideOf(context, words.cover.before, before), sideOf(context, words.cover.after, after)];
  const [title = '', short = ''] = words.sections.cover;
  return { id: 'cover', title, short, parts: [], blocks: [{ type: 'cover', facts, sides }] };
}

/** One fact when both captures say the same, else both with an arrow. */
function bothSides(context: Context, label: string, get: (capture: CaptureSummary) => string | null): readonly Fact[] {
  const { before, after } = context.analysis;
  const now = get(after);
  const then = before === null ? now : get(before);
  if (now === null && then === null) return [];
  const unknown = context.words.cover.unknown;
  return [{ label: { text: label }, value: nameCell(now === then ? (now ?? unknown) : `${then ?? unknown} → ${now ?? unknown}`) }];
}

function timeBetween(context: Context): readonly Fact[] {
  const { before, after } = context.analysis;
  const from = instantOf(before?.startedAt ?? null);
  const to = instantOf(after.startedAt);
  if (before === null || from === null || to === null) return [];
  return [{ label: { text: context.words.cover.apart }, value: textCell(formatSeconds((to - from) / 1000)) }];
}

function sideOf(context: Context, role: string, capture: CaptureSummary): CoverSide {
  const { cover } = context.words;
  const taken: Cell =
    capture.startedAt === null ? { valueType: 'missing', reason: cover.unknown } : { valueType: 'time', value: capture.startedAt };
  const facts: Fact[] = [{ label: { text: cover.taken }, value: taken }];
  if (capture.label !== null) facts.push({ label: { text: cover.label }, value: nameCell(capture.label) });
  if (capture.samples > 1)
    facts.push({ label: { text: cover.sample }, value: textCell(cover.sampleOf(capture.sample + 1, capture.samples)) });
  if (capture.sha256 !== null) facts.push({ label: { text: cover.digest }, value: { valueType: 'digest', value: capture.sha256 } });
  return { role, file: shortFile(context, capture), facts, badges: badgesOf(context, capture) };
}

/** A capture's file without its folders, which the method part has as they were typed; with them where both captures have one name. */
function shortFile({ analysis: { before, after } }: Context, { file }: CaptureSummary): string {
  return before !== null && before.file !== after.file && lastPart(before.file) === lastPart(after.file) ? file : lastPart(file);
}

const lastPart = (path: string): string => path.replace(/\/+$/u, '').replace(/^.*\//su, '') || path;

function badgesOf(context: Context, capture: CaptureSummary): readonly Badge[] {
  const { cover } = context.words;
  const { letter } = capture.grade;
  return [
    capture.complete ? { tone: 'good', text: cover.complete } : { tone: 'weak', text: cover.partial(missingFiles(capture)) },
    { tone: letter === 'A' || letter === 'B' ? 'good' : letter === 'C' ? 'weak' : 'bad', text: cover.grade(letter) },
    { tone: capture.masking === 'kept' ? 'bad' : capture.masking === 'unknown' ? 'weak' : 'neutral', text: cover.masking[capture.masking] },
  ];
}

/** Files that were asked for and refused for a reason that is not normal for their kind, or left out for their cost. */
export function missingFiles(capture: CaptureSummary): number {
  return capture.refused.filter((each) => !each.normal).length + capture.degraded.length;
}
