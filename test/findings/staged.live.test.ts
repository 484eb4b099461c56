import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import type { FindingCode } from '../../src/contract/index.ts';
import { liveTree, Staged } from './live-tree.ts';
import { analyzeTrees } from './world.ts';

const hasPython = spawnSync('python3', ['-c', '']).status === 0;
const isLoud = (severity: string): boolean => severity !== 'info' && severity !== 'clear';

/** A program that sets up, waits, acts with a size, waits. */
const program = (setUp: string, act: string, size: number): string => `
import sys, mmap, os, threading, ctypes, time
N = ${String(size)}
${setUp}
print('ready'); sys.stdin.readline()
${act}
print('ready'); sys.stdin.readline()
`;

/** Loud findings about a process between its two steps. */
async function findingsOf(source: string): Promise<readonly string[]> {
  const staged = new Staged(source);
  try {
    await staged.ready(1);
    const pids = () => [staged.pid, ...[...staged.output.matchAll(/child (\d+)/gu)].map((match) => Number(match[1]))];
    const before = liveTree(pids());
    staged.goOn();
    await staged.ready(2);
    const analysis = await analyzeTrees(before, liveTree(pids()));
    return analysis.findings.filter(({ severity, subject }) => isLoud(severity) && subject.kind !== 'host').map(({ code }) => code);
  } finally {
    await staged.end();
  }
}

interface Stage {
  readonly code: FindingCode;
  readonly what: string;
  readonly setUp: string;
  readonly act: string;
  /** A quarter of the threshold, the threshold passed, four times as much. */
  readonly sizes: readonly [quarter: number, once: number, fourfold: number];
}

const anonymous =
  'def take(n):\n  m = mmap.mmap(-1, n, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)\n  m.write(b"x" * n)\n  return m\nheld = []';
const mebibyte = 2 ** 20;

const stages: readonly Stage[] = [
  {
    code: 'anonymous-growth',
    what: 'anonymous memory',
    setUp: anonymous,
    act: 'held.append(take(N))',
    sizes: [2 * mebibyte, 9 * mebibyte, 36 * mebibyte],
  },
  {
    code: 'mapping-growth',
    what: 'a reservation without use',
    setUp: '',
    act: 'm = mmap.mmap(-1, N, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | 0x4000, prot=mmap.PROT_READ)',
    sizes: [64 * mebibyte, 300 * mebibyte, 1200 * mebibyte],
  },
  {
    code: 'thread-stacks-growth',
    what: 'threads that stay',
    setUp: 'gate = threading.Event()',
    act: 'for _ in range(N): threading.Thread(target=gate.wait, daemon=True).start()\ntime.sleep(0.2)',
    sizes: [16, 66, 256],
  },
  {
    code: 'mapping-count-growth',
    what: 'mappings that are not given back',
    setUp: 'held = []',
    act: 'for at in range(N): held.append(mmap.mmap(-1, 4096, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, prot=mmap.PROT_READ | (mmap.PROT_WRITE if at % 2 else 0)))',
    sizes: [250, 1100, 4000],
  },
  {
    code: 'shared-memory-growth',
    what: 'a memfd',
    setUp: 'fd = os.memfd_create("cache"); os.ftruncate(fd, 64 << 20); m = mmap.mmap(fd, 64 << 20); m.write(b"x" * 4096)',
    act: 'm.seek(0); m.write(b"y" * N)',
    sizes: [2 * mebibyte, 9 * mebibyte, 36 * mebibyte],
  },
  {
    code: 'locked-memory',
    what: 'mlock of memory that it has',
    setUp: `${anonymous}\nm = take(64 << 20)\nlibc = ctypes.CDLL(None, use_errno=True)\nbase = ctypes.addressof(ctypes.c_char.from_buffer(m))`,
    act: 'assert libc.mlock(ctypes.c_void_p(base), ctypes.c_size_t(N)) == 0',
    sizes: [2 * mebibyte, 9 * mebibyte, 36 * mebibyte],
  },
];

describe.skipIf(!hasPython)('staged with real processes (needs python3)', () => {
  for (const { code, what, setUp, act, sizes } of stages) {
    test(`${code}: ${what} at a quarter of its threshold stays clear`, async () => {
      expect(await findingsOf(program(setUp, act, sizes[0]))).not.toContain(code);
    });

    test.each(sizes.slice(1))(`${code}: ${what} is found at %i`, async (size) => {
      const found = await findingsOf(program(setUp, act, size));
      expect(found).toContain(code);
      expect(found.filter((other) => other !== code && other !== 'mapping-growth')).toEqual([]);
    });
  }

  test('anonymous-growth: a child that writes to what it shared since the fork shows in the sum over the service', async () => {
    const fork = `${anonymous}\nm = take(40 << 20)\nr, w = os.pipe()\npid = os.fork()\nif pid == 0:\n  os.read(r, 1); m.seek(0); m.write(b"z" * N); print('done', flush=True); time.sleep(600)\nprint('child', pid)`;
    const act = 'os.write(w, b"x"); time.sleep(1)';
    const staged = new Staged(program(fork, act, 40 * mebibyte));
    try {
      await staged.ready(1);
      const child = Number(/child (\d+)/u.exec(staged.output)?.[1]);
      const unit = (tree: ReturnType<typeof liveTree>) =>
        Object.fromEntries(
          Object.entries(tree).map(([path, text]) => [path, path.endsWith('/cgroup') ? '0::/system.slice/snap.service\n' : text]),
        );
      const before = unit(liveTree([staged.pid, child]));
      staged.goOn();
      await staged.ready(2);
      const analysis = await analyzeTrees(before, unit(liveTree([staged.pid, child])));
      process.kill(child, 'SIGKILL');
      const growth = analysis.findings.filter(({ code }) => code === 'anonymous-growth');
      expect(growth.map(({ subject, args }) => [subject.unit, args['shape']])).toEqual([['snap.service', 'unshared']]);
      expect(Math.abs(Number(growth[0]?.bytes) - 40 * mebibyte)).toBeLessThan(4 * mebibyte);
    } finally {
      await staged.end();
    }
  });

  test('deleted-file-mapped: a library that was removed under a process', async () => {
    const copy =
      'import shutil, tempfile, glob\nd = tempfile.mkdtemp()\nsource = [p for p in open("/proc/self/maps").read().split() if "libc.so" in p or "libm.so" in p or "libz.so" in p][0]\np = d + "/libcopy.so"\nshutil.copy(source, p)\nf = open(p, "rb")\nm = mmap.mmap(f.fileno(), 0, prot=mmap.PROT_READ | mmap.PROT_EXEC, flags=mmap.MAP_PRIVATE)';
    expect(await findingsOf(program(copy, 'os.unlink(p)', 0))).toEqual(['deleted-file-mapped', 'library-replaced']);
  });
});
