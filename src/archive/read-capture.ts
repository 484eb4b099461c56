import { defaultBounds, type ReadBounds } from './captured.ts';
import { inputName, type CaptureInput, type ReadOptions } from './capture-input.ts';
import { placeBelow, isKernelPath } from './capture-root.ts';
import { afterwards } from './afterwards.ts';
import { describeContents, type ReadContents } from './describe-contents.ts';
import type { Ending } from './member.ts';
import { inspectInput, openMembers, type InputShape, type MemberChoice } from './open-members.ts';
import { noCapture, noSuchRoot, severalRoots, truncatedAtOnce } from './refusals.ts';
import { ReadingPass, type VisitFile } from './reading-pass.ts';
import { RootFinder } from './root-finder.ts';
import { surveyInput, type CapturePlace } from './survey.ts';

/**
 * Reads a capture front to back without unpacking it anywhere: each kernel file is handed to `visit`, which is awaited before
 * the next one. What a visitor leaves unread is passed over. Nothing is held but a few small files.
 *
 * Archives of ours (tar or tar.gz), unpacked folders, and any tar or folder with one proc/ or sys/ in it are read; with what is
 * not known marked unknown. A cut archive gives all that is whole, and says `truncated`; an altered one says so.
 *
 * @throws MemcaseError when there is no capture (exit 7), several (2), a live file system (2), or nothing that can be read (2)
 */
export async function readCapture(input: CaptureInput, visit: VisitFile, options: ReadOptions = {}): Promise<ReadContents> {
  const bounds: ReadBounds = { ...defaultBounds, ...options.bounds };
  const name = inputName(input);
  const { signal } = options;
  signal?.throwIfAborted();
  const shape = await inspectInput(input);
  const place = shape.kind === 'stream' ? null : await surveyInput(shape, options.root, bounds, signal);
  const roots = new RootFinder(place, options.root);
  const opened = await openMembers(shape, name, choosePlace(place), bounds, signal);
  const total = shape.kind === 'file' ? shape.size : null;
  const report = (): void => options.onProgress?.({ bytes: opened.bytes() ?? pass.bytes, total, files: pass.files + 1 });
  const pass = new ReadingPass(name, roots, bounds, place?.isMemcase === false, (file) => {
    signal?.throwIfAborted();
    return afterwards(visit(file), report);
  });
  let sha256: string | null;
  try {
    for (;;) {
      const met = opened.next();
      const member = met instanceof Promise ? await met : met;
      if (member === null) break;
      const taken = pass.take(member);
      if (taken instanceof Promise) await taken;
    }
    sha256 = await opened.sha256();
  } finally {
    await opened.close();
  }
  const rivals = roots.rivals();
  if (rivals.length > 0) throw severalRoots(name, [roots.root ?? '', ...rivals]);
  const ending = opened.ending();
  if (pass.header === null && pass.files === 0) {
    if (options.root !== undefined && ending.state === 'whole') throw noSuchRoot(name, options.root, roots.others());
    throw nothingIn(name, pass, ending, shape);
  }
  return describeContents(pass, { file: name, root: roots.root ?? '', sha256, ending });
}

/** Of a folder only the capture is walked, and of a foreign one only what can be kernel files or notes on them. */
function choosePlace(place: CapturePlace | null): MemberChoice {
  if (place === null || place.isMemcase) return { from: place?.root ?? '', enter: () => true };
  const enter = (path: string): boolean => {
    const placed = placeBelow(`${path}/`, place.root);
    return placed === null || placed.path === '' || placed.path === '_capture/' || isKernelPath(placed.path);
  };
  return { from: place.root, enter };
}

function nothingIn(name: string, pass: ReadingPass, ending: Ending, shape: InputShape): Error {
  if (ending.state === 'truncated') return truncatedAtOnce(name, ending.text);
  if (ending.state === 'damaged') return noCapture(name, `it is damaged: ${ending.text}`);
  const hostile = pass.problems.list().find((problem) => problem.code !== 'root-ignored');
  if (hostile !== undefined) return noCapture(name, `a member was passed over: ${hostile.text}`);
  return noCapture(name, shape.kind === 'folder' && pass.unreadable.length > 0 ? 'parts of it cannot be read' : null);
}
