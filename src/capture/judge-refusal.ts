/** What a process turned out to be once its last file was tried. */
export type ProcessState = 'read' | 'vanished' | 'reused' | 'kernel-thread' | 'zombie' | 'denied';

const denials = new Set(['EACCES', 'EPERM']);
const ends = new Set(['ENOENT', 'ESRCH', 'ENODEV']);
/** The file exists, but what it would tell is not compiled in or switched off. */
const unsupported = new Set(['EOPNOTSUPP', 'ENOTSUPP', 'EINVAL', 'ENODEV']);

export function isDenial(errno: string): boolean {
  return denials.has(errno);
}

/** Whether a process's file that could not be read says nothing against the capture. */
export function isNormalForProcess(errno: string, state: ProcessState, named: boolean): boolean {
  if (denials.has(errno)) return false;
  switch (state) {
    case 'kernel-thread':
    case 'zombie':
      // Neither has an address space, and a zombie no mounts: ESRCH, EINVAL and ENOENT are what they answer.
      return ends.has(errno) || unsupported.has(errno);
    case 'vanished':
    case 'reused':
      // Who ends has no mounts before it has no files: until it is reaped, and in the very moment, mountinfo answers EINVAL.
      return (ends.has(errno) || errno === 'EINVAL') && !named;
    case 'read':
    case 'denied':
      // The process is there and the file is not: this kernel has no such file.
      return errno === 'ENOENT' || unsupported.has(errno);
    default:
      return state satisfies never;
  }
}

/** The same for files of the host and of cgroups, which come and go with configuration and kernel version. */
export function isNormalForHost(errno: string): boolean {
  return ends.has(errno) || unsupported.has(errno);
}
