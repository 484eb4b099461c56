import type { FindingCode } from '../../../src/contract/index.ts';

/** Python: what a program sets up, and `act(n)`, which takes so much more each time it is called. */
export interface Program {
  readonly setUp?: string;
  readonly act: string;
}

/** One kind of memory, staged by a real program at a quarter of the threshold of its finding, at it, and at four times as much. */
export interface Stage {
  readonly code: FindingCode;
  readonly what: string;
  /** How much there is in all at each of the three looks; each is compared with the look before the first. */
  readonly sizes: readonly [quarter: number, once: number, fourfold: number];
  readonly program: Program;
  /** A program that looks much the same and is innocent. It does four times as much at every look. */
  readonly twin: Program & { readonly what: string; readonly may?: readonly FindingCode[] };
  /** Findings that are true of it too, and follow from the same act. */
  readonly may?: readonly FindingCode[];
  /** What the finding must say of the last look. */
  readonly says?: Readonly<Record<string, unknown>>;
  /** A unit that the processes are said to be in, where only the sum over it shows anything. */
  readonly unit?: string;
}

/** A quarter of a threshold, the threshold, and four times as much. */
export const around = (threshold: number): Stage['sizes'] => [threshold / 4, threshold, threshold * 4];

/** The whole of a program: it says `ready`, and again after each line, which is how much it is to take more. */
export const sourceOf = ({ setUp = '', act }: Program): string => `
import sys, mmap, os, threading, ctypes, time, fcntl, signal
libc = ctypes.CDLL(None, use_errno=True)
libc.malloc.restype = ctypes.c_void_p
libc.malloc.argtypes = [ctypes.c_size_t]
libc.free.argtypes = [ctypes.c_void_p]
libc.memset.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_size_t]
libc.madvise.argtypes = libc.mlock.argtypes = libc.munlock.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int]
held = []
def anonymous(n, **how):
  return mmap.mmap(-1, n, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, **how)
def take(n):
  if n == 0: return
  m = anonymous(n); m.write(b'x' * n); held.append(m)
def address(m):
  return ctypes.addressof(ctypes.c_char.from_buffer(m))
${setUp}
${act}
print('ready')
for line in sys.stdin:
  act(int(line))
  print('ready')
`;
