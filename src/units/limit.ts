/** What a limit file says when there is none. Unlimited is never a number. */
export type Unlimited = 'unlimited';

/** The kernel's ways to say "no limit", recognised as text because a double can't tell them from their neighbours. */
const words = new Set(['max', 'unlimited', 'infinity']);

/** cgroup v1: PAGE_COUNTER_MAX pages as bytes; the lowest of its variants (64 KiB pages) lies 2^16 below 2^63; margin for larger pages. */
const v1Floor = 2n ** 63n - 2n ** 21n;

/** 32-bit kernels: LONG_MAX pages of 4 KiB, more with larger pages. A real limit of 8 TiB is possible on a 64-bit host, so only there. */
const sentinel32 = 8796093018112n;

/** RLIM_INFINITY of a 32-bit process on old interfaces. */
const rlimInfinity32 = 4294967295n;

/**
 * Whether a limit, as the kernel printed it, means "no limit".
 *
 * @param text digits or a word, without unit
 * @param wordSize address width of the captured host in bits, where known
 * @param rlimit the text comes from a resource limit (RLIM_INFINITY in either width) and not from a cgroup
 */
export function meansUnlimited(text: string, wordSize: 32 | 64 | null, rlimit = false): boolean {
  if (words.has(text)) return true;
  if (!/^[0-9]{1,20}$/.test(text)) return false;
  const value = BigInt(text);
  if (value >= v1Floor) return true;
  if (wordSize !== 32) return false;
  return rlimit ? value === rlimInfinity32 : value >= sentinel32;
}
