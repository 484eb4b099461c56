import { exitCodes, MemcaseError } from '../../contract/index.ts';

/** What a failed write of the archive means to the user, by errno. */
export function outputError(error: unknown, where: string): MemcaseError {
  if (error instanceof MemcaseError) return error;
  const errno = error instanceof Error && 'code' in error ? String(error.code) : 'EIO';
  const said = sayings[errno] ?? { what: `cannot write ${where}: ${errno}`, next: 'Choose another place with -o.' };
  return new MemcaseError(
    {
      code: said.code ?? 'output-failed',
      exit: exitCodes.usage,
      what: said.what.replace('%', where),
      meaning: 'No archive was written.',
      next: said.next,
    },
    error,
  );
}

const sayings: Readonly<Record<string, { readonly code?: string; readonly what: string; readonly next: string }>> = {
  ENOSPC: { code: 'disk-full', what: 'no space left on the file system of %.', next: 'Write elsewhere with -o, or -o - into a pipe.' },
  EDQUOT: { code: 'disk-full', what: 'the disk quota is used up at %.', next: 'Write elsewhere with -o, or -o - into a pipe.' },
  EFBIG: {
    code: 'disk-full',
    what: 'the archive is larger than files may be at %.',
    next: 'Raise the file size limit (ulimit -f) or use -o -.',
  },
  EPIPE: { code: 'output-closed', what: 'whoever read %, stopped reading.', next: 'Write to a file with -o FILE.' },
  EACCES: { code: 'output-denied', what: 'no permission to write %.', next: 'Write elsewhere with -o.' },
  EPERM: { code: 'output-denied', what: 'no permission to write %.', next: 'Write elsewhere with -o.' },
  EROFS: { code: 'output-denied', what: 'the file system of % is read-only.', next: 'Write elsewhere with -o.' },
  ENOENT: { code: 'no-such-folder', what: 'the folder of % does not exist.', next: 'Make it, or write elsewhere with -o.' },
  ENOTDIR: { code: 'no-such-folder', what: 'the folder of % is not a folder.', next: 'Write elsewhere with -o.' },
  EEXIST: {
    code: 'output-exists',
    what: '% exists already, and a capture never replaces a file.',
    next: 'Choose another name with -o, or leave -o out to get a new one.',
  },
};
