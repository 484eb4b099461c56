import { exitCodes, MemcaseError } from '../contract/index.ts';
import { showName } from '../text/index.ts';

/** The failures that end reading before there is anything to show. One sentence each on what failed and on what to do. */

export function notFound(path: string): MemcaseError {
  return new MemcaseError({ code: 'no-such-capture', exit: exitCodes.usage, what: `There is no file or folder ${showName(path)}.` });
}

export function unreadable(path: string, errno: string, cause?: unknown): MemcaseError {
  return new MemcaseError(
    {
      code: 'capture-unreadable',
      exit: exitCodes.usage,
      what: `${showName(path)} cannot be read (${errno}).`,
      next: 'Give yourself the right to read it, or run as the user who owns it.',
    },
    cause,
  );
}

export function liveFileSystem(path: string, fileSystem: string): MemcaseError {
  return new MemcaseError({
    code: 'live-file-system',
    exit: exitCodes.usage,
    what: `${showName(path)} is the live ${fileSystem} of a running kernel, not a capture of it.`,
    meaning: 'Its files change while they are read, and reading some of them acts on the machine.',
    next: 'Use memcase capture, which reads what is safe to read and says when.',
  });
}

export function otherCompression(name: string, format: string, command: string): MemcaseError {
  return new MemcaseError({
    code: 'other-compression',
    exit: exitCodes.usage,
    what: `${showName(name)} is compressed with ${format}, which memcase does not read.`,
    next: `Unpack it on the way: ${command} < FILE | memcase report -`,
  });
}

export function notAnArchive(name: string): MemcaseError {
  return new MemcaseError({
    code: 'not-an-archive',
    exit: exitCodes.integrity,
    what: `${showName(name)} is no capture: it is neither a tar archive nor one compressed with gzip.`,
    next: 'To look at a single kernel file, use memcase show FILE.',
  });
}

export function emptyArchive(name: string): MemcaseError {
  return new MemcaseError({
    code: 'empty-archive',
    exit: exitCodes.integrity,
    what: `${showName(name)} is empty: there is no capture in it.`,
  });
}

export function noCapture(name: string, why: string | null): MemcaseError {
  return new MemcaseError({
    code: 'no-capture',
    exit: exitCodes.integrity,
    what: `${showName(name)} holds no capture at all: no file below a proc/ or sys/ was found in it${why === null ? '' : `, and ${why}`}.`,
  });
}

/** @param why what shows it: `it ends inside a file` */
export function truncatedAtOnce(name: string, why: string): MemcaseError {
  return new MemcaseError({
    code: 'truncated',
    exit: exitCodes.integrity,
    what: `${showName(name)} is truncated before its first kernel file: ${why}.`,
    next: 'Copy or capture it again.',
  });
}

export function damagedAtOnce(name: string): MemcaseError {
  return new MemcaseError({
    code: 'damaged',
    exit: exitCodes.integrity,
    what: `${showName(name)} is damaged: its compressed data makes no sense from the beginning on.`,
    next: 'Copy or capture it again.',
  });
}

export function severalRoots(name: string, roots: readonly string[]): MemcaseError {
  const shown = roots.slice(0, 20).map((root) => showName(root === '' ? '.' : root));
  const more = roots.length > shown.length ? ` and ${String(roots.length - shown.length)} more` : '';
  return new MemcaseError({
    code: 'several-roots',
    exit: exitCodes.usage,
    what: `${showName(name)} holds several captures: ${shown.join(', ')}${more}.`,
    next: 'Choose one with --root.',
  });
}

export function noSuchRoot(name: string, asked: string, roots: readonly string[]): MemcaseError {
  const shown = roots.slice(0, 20).map((root) => showName(root === '' ? '.' : root));
  return new MemcaseError({
    code: 'no-such-root',
    exit: exitCodes.usage,
    what: `${showName(name)} has no proc/ or sys/ below ${showName(asked)}.`,
    ...(shown.length > 0 ? { next: `There is: ${shown.join(', ')}.` } : {}),
  });
}

export function overBound(name: string, bound: string, limit: string): MemcaseError {
  return new MemcaseError({
    code: 'over-bound',
    exit: exitCodes.integrity,
    what: `${showName(name)} holds more than ${limit}${bound === '' ? '' : ` ${bound}`}: reading was stopped.`,
    meaning: 'No capture of a real machine is that large; it may be made to exhaust who reads it.',
    next: 'If you trust it, raise the bound.',
  });
}

export function unknownFormat(name: string, format: string): MemcaseError {
  return new MemcaseError({
    code: 'unknown-format',
    exit: exitCodes.usage,
    what: `${showName(name)} is a capture of the format ${showName(format)}, which this memcase does not know.`,
    next: 'Use the memcase that wrote it, or a newer one.',
  });
}
