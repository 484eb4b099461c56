import { exitCodes, type Exit } from '../contract/index.ts';
import { showName } from '../text/index.ts';
import type { ArchiveProblem, CaptureContents } from './captured.ts';

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
): Exit {
  if (contents.integrity === 'whole' || contents.integrity === 'unknown') return { code: exitCodes.done, reasons: [] };
  const worst = contents.problems.filter((problem) => !harmless.includes(problem.code) || contents.format === 'memcase');
  const first = worst[0];
  const what = contents.integrity === 'truncated' ? 'truncated' : 'not what was captured';
  const where = first?.path == null ? '' : `${showName(first.path)}: `;
  const more = worst.length > 1 ? ` (and ${String(worst.length - 1)} more)` : '';
  const reason = `${showName(contents.file)} is ${what}${first === undefined ? '' : `: ${where}${first.text}${more}`}`;
  const cut = contents.integrity === 'truncated' && purpose === 'analysis';
  return { code: cut ? exitCodes.incomplete : exitCodes.integrity, reasons: [reason] };
}
