/** Numbers of asm-generic/errno-base.h and errno.h, as a Linux capture has them, wherever it is read. */
const names: ReadonlyMap<number, string> = new Map([
  [1, 'EPERM'],
  [2, 'ENOENT'],
  [3, 'ESRCH'],
  [4, 'EINTR'],
  [5, 'EIO'],
  [6, 'ENXIO'],
  [11, 'EAGAIN'],
  [12, 'ENOMEM'],
  [13, 'EACCES'],
  [14, 'EFAULT'],
  [16, 'EBUSY'],
  [19, 'ENODEV'],
  [20, 'ENOTDIR'],
  [21, 'EISDIR'],
  [22, 'EINVAL'],
  [40, 'ELOOP'],
  [61, 'ENODATA'],
  [95, 'EOPNOTSUPP'],
  [110, 'ETIMEDOUT'],
]);

/** strerror texts, for captures made by cat. */
const texts: ReadonlyMap<string, string> = new Map([
  ['Operation not permitted', 'EPERM'],
  ['No such file or directory', 'ENOENT'],
  ['absent', 'ENOENT'],
  ['No such process', 'ESRCH'],
  ['Input/output error', 'EIO'],
  ['I/O error', 'EIO'],
  ['Permission denied', 'EACCES'],
  ['Invalid argument', 'EINVAL'],
  ['Operation not supported', 'EOPNOTSUPP'],
  ['Not supported', 'EOPNOTSUPP'],
]);

/** `ESRCH` for 3 or `No such process`; the number itself where no name is known. */
export function linuxErrno(number: string, text: string): string {
  const known = /^[0-9]{1,4}$/u.test(number) ? names.get(Number(number)) : undefined;
  return known ?? texts.get(text) ?? (/^[0-9]{1,4}$/u.test(number) ? `errno ${number}` : 'unknown');
}

/** Files that only take writes: reading them fails on every machine. */
const writeOnly =
  /\/(?:memory\.(?:reclaim|force_empty|pressure_level)|cgroup\.(?:kill|event_control)|drop_caches|compact_memory|compact|demote|stat_refresh)$/u;

/** Whether a refusal says nothing about the rights of who captured: kernel threads, zombies, files that this kernel has not, control files. */
export function isNormalRefusal(path: string, errno: string): boolean {
  if (errno === 'ENOENT' || errno === 'ESRCH') return true;
  if (errno === 'EINVAL' && /^proc\/[0-9]+\/mountinfo$/u.test(path)) return true;
  return writeOnly.test(`/${path}`);
}
