import { exitCodes, type Exit, type Language } from '../contract/index.ts';
import { showName } from '../text/index.ts';
import type { ArchiveProblem, CaptureContents } from './captured.ts';
import { sayProblem } from './problem-words.ts';

/** What is worth a note but no exit code: a foreign tree has links, devices and other proc/ folders for good reasons. */
const harmless: readonly ArchiveProblem['code'][] = ['link-skipped', 'special-skipped', 'root-ignored'];

/**
 * What the state of an archive means for the exit code.
 *
 * @param purpose `verify` accepts no cut; an analysis of a cut archive that still yields something is done with something missing (4)
 */
export function integrityExit(
  contents: Pick<CaptureContents, 'file' | 'integrity' | 'problems' | 'format'>,
  purpose: 'verify' | 'analysis',
  language: Language = 'en',
): Exit {
  if (contents.integrity === 'whole' || contents.integrity === 'unknown') return { code: exitCodes.done, reasons: [] };
  const worst = contents.problems.filter((problem) => !harmless.includes(problem.code) || contents.format === 'memcase');
  const reason = tell(contents, worst, language);
  const cut = contents.integrity === 'truncated' && purpose === 'analysis';
  return { code: cut ? exitCodes.incomplete : exitCodes.integrity, reasons: [reason] };
}

function tell(
  { file, integrity }: Pick<CaptureContents, 'file' | 'integrity'>,
  worst: readonly ArchiveProblem[],
  language: Language,
): string {
  const cut = integrity === 'truncated';
  const [first] = worst;
  const name = showName(file);
  const where = first?.path == null ? '' : showName(first.path);
  const others = worst.length - 1;
  if (language === 'zh-CN') {
    const what = `${name} ${cut ? '被截断' : '与采集时不符'}`;
    if (first === undefined) return what;
    return `${what}：${where === '' ? '' : `${where}：`}${sayProblem(first)}${others > 0 ? `（另有 ${String(others)} 处）` : ''}`;
  }
  const what = `${name} is ${cut ? 'truncated' : 'not what was captured'}`;
  return first === undefined
    ? what
    : `${what}: ${where === '' ? '' : `${where}: `}${first.text}${others > 0 ? ` (and ${String(others)} more)` : ''}`;
}
