import { leastGrowth } from '../../../src/findings/anonymous-growth.ts';
import { leastHugeRise } from '../../../src/findings/huge-page-bloat.ts';
import { leastLocked } from '../../../src/findings/locked-memory.ts';
import { leastMappings } from '../../../src/findings/mapping-count-growth.ts';
import { leastReservation } from '../../../src/findings/mapping-growth.ts';
import { leastTables } from '../../../src/findings/page-tables-heavy.ts';
import { leastSharedGrowth } from '../../../src/findings/shared-memory-growth.ts';
import { leastThreads } from '../../../src/findings/thread-stacks-growth.ts';
import { around, type Stage } from './stage.ts';

/** Takes and perhaps gives back: so many blocks of 64 KiB of malloc. */
const blocks =
  'def fill(n):\n  taken = [libc.malloc(65520) for _ in range(n >> 16)]\n  for p in taken: libc.memset(p, 1, 65520)\n  return taken\ndef give(taken):\n  for p in taken: libc.free(p)';

/** Eight threads that stay, each of which does a job when told: glibc gives each an arena of its own. */
const pool = `${blocks}
jobs = [[threading.Semaphore(0), threading.Semaphore(0), 0] for _ in range(8)]
kept = []
def work(job, back):
  while True:
    job[0].acquire()
    taken = fill(job[2])
    give(taken) if back else kept.append(taken)
    job[1].release()
def all(n):
  for job in jobs: job[2] = n // 8; job[0].release()
  for job in jobs: job[1].acquire()
`;
const start = (back: string): string => `for job in jobs: threading.Thread(target=work, args=(job, ${back}), daemon=True).start()`;

/** A child that shares all anonymous memory of its parent since the fork, and does a step when told. */
const fork = (step: string): string =>
  `shared = anonymous(40 << 20); shared.write(b'x' * (40 << 20))\nr, w = os.pipe(); back, done = os.pipe()\npid = os.fork()\nif pid == 0:\n  at = 0\n  while True:\n    n = int.from_bytes(os.read(r, 8), 'little')\n    ${step}\n    at += n; os.write(done, b'x')\nprint('child', pid)`;
const tell = "def act(n):\n  os.write(w, n.to_bytes(8, 'little')); os.read(back, 1)";

const onDisk = "path = f'/var/tmp/memcase-staged-{os.getpid()}'\nfile = open(path, 'wb+'); os.unlink(path)";
const inTmpfs = "path = f'/dev/shm/memcase-staged-{os.getpid()}'\nfile = open(path, 'wb+'); os.unlink(path)";
const mapped = 'os.ftruncate(file.fileno(), 64 << 20); m = mmap.mmap(file.fileno(), 64 << 20); m.write(b"x" * 4096)';
const write = "def act(n):\n  m.write(b'y' * n)";

const library =
  "import shutil, tempfile\nd = tempfile.mkdtemp()\nsource = [p for p in open('/proc/self/maps').read().split() if 'libc.so' in p or 'libm.so' in p or 'libz.so' in p][0]\npaths = []\nfor at in range(4):\n  p = f'{d}/libcopy{at}.so'; shutil.copy(source, p); f = open(p, 'rb'); paths.append(p)\n  held.append(mmap.mmap(f.fileno(), 0, prot=mmap.PROT_READ | how, flags=mmap.MAP_PRIVATE))";
const unlink = 'def act(n):\n  for _ in range(n): os.unlink(paths.pop())\n  if not paths: shutil.rmtree(d, ignore_errors=True)';

const align = 'region = anonymous(130 << 20); base = (address(region) + (2 << 20) - 1) & -(2 << 20); at = 0';
const sparsely = `${align}\nlibc.madvise(base, 128 << 20, 15)\nfor k in range(0, 128 << 20, 2 << 20): ctypes.memset(base + k, 1, 1)\nlibc.madvise(base, 128 << 20, 14)`;

/** What one process can do by itself, without a right beyond its own. */
export const processStages: readonly Stage[] = [
  {
    code: 'anonymous-growth',
    what: 'malloc on the brk heap',
    sizes: around(leastGrowth),
    program: { setUp: blocks, act: 'def act(n):\n  held.append(fill(n))' },
    twin: { what: 'malloc that is given back', setUp: blocks, act: 'def act(n):\n  give(fill(n)); libc.malloc_trim(0)' },
    says: { shape: 'heap' },
  },
  {
    code: 'anonymous-growth',
    what: 'large anonymous mappings',
    sizes: around(leastGrowth),
    program: { act: 'def act(n):\n  take(n)' },
    twin: {
      what: 'a file that is mapped and read',
      setUp: `${onDisk}; file.write(b'x' * (64 << 20)); file.flush()`,
      act: 'def act(n):\n  m = mmap.mmap(file.fileno(), n, prot=mmap.PROT_READ, flags=mmap.MAP_PRIVATE); held.append(m)\n  for k in range(0, n, 4096): m[k]',
    },
    says: { shape: 'mmap' },
  },
  {
    code: 'anonymous-growth',
    what: 'malloc in eight threads, an arena each',
    sizes: around(leastGrowth),
    program: { setUp: `${pool}${start('False')}`, act: 'def act(n):\n  all(n)' },
    twin: { what: 'threads that give back what they took', setUp: `${pool}${start('True')}`, act: 'def act(n):\n  all(n)' },
    says: { shape: 'arena' },
  },
  {
    code: 'anonymous-growth',
    what: 'a child that writes to what it shared since the fork',
    sizes: around(leastGrowth),
    program: { setUp: fork("shared.seek(at); shared.write(b'z' * n)"), act: tell },
    twin: {
      what: 'a child that reads it',
      setUp: fork('shared[at:at + n]; time.sleep(0.05)').replace('shared[at:at + n]', 'sum(shared[k] for k in range(at, at + n, 4096))'),
      act: tell,
    },
    unit: 'snap',
    says: { shape: 'unshared' },
  },
  {
    code: 'mapping-growth',
    what: 'a reservation without use',
    sizes: around(leastReservation),
    program: { act: 'def act(n):\n  held.append(anonymous(n, prot=mmap.PROT_READ))' },
    twin: { what: 'a reservation that is given back', act: 'def act(n):\n  anonymous(n, prot=mmap.PROT_READ).close()' },
  },
  {
    code: 'thread-stacks-growth',
    what: 'threads that stay',
    sizes: around(leastThreads),
    program: {
      setUp: 'gate = threading.Event()',
      act: 'def act(n):\n  for _ in range(n): threading.Thread(target=gate.wait, daemon=True).start()\n  time.sleep(0.2)',
    },
    twin: {
      what: 'threads that end',
      act: 'def act(n):\n  for _ in range(n):\n    t = threading.Thread(target=int); t.start(); t.join()',
    },
    may: ['mapping-growth'],
  },
  {
    code: 'mapping-count-growth',
    what: 'mappings that are not given back',
    sizes: around(leastMappings),
    program: {
      // Neighbours merge where their permissions are the same, and a page may fill a gap: it goes on until the kernel counts so many.
      setUp:
        "def count(): return open('/proc/self/maps').read().count('\\n')\ndef one(): held.append(anonymous(4096, prot=mmap.PROT_READ | (mmap.PROT_WRITE if len(held) % 2 else 0)))\nwant = count()",
      act: 'def act(n):\n  global want\n  want += n\n  for _ in range(n): one()\n  while count() < want: one()',
    },
    twin: { what: 'mappings that come and go', act: 'def act(n):\n  for at in range(n): anonymous(4096).close()' },
  },
  {
    code: 'shared-memory-growth',
    what: 'a memfd',
    sizes: around(leastSharedGrowth),
    program: { setUp: `file = os.fdopen(os.memfd_create('cache'), 'wb+'); ${mapped}`, act: write },
    twin: { what: 'a file on a disk that is mapped and written', setUp: `${onDisk}; ${mapped}`, act: write },
  },
  {
    code: 'shared-memory-growth',
    what: 'a file in a tmpfs that is mapped',
    sizes: around(leastSharedGrowth),
    program: { setUp: `${inTmpfs}; ${mapped}`, act: write },
    twin: {
      what: 'private copies of a file in a tmpfs, which are dropped again',
      setUp: `${inTmpfs}; os.ftruncate(file.fileno(), 64 << 20)`,
      act: "def act(n):\n  m = mmap.mmap(file.fileno(), n, flags=mmap.MAP_PRIVATE); m.write(b'z' * n); m.close()",
    },
  },
  {
    code: 'huge-page-bloat',
    what: 'huge pages that the kernel puts where one small page was',
    sizes: around(leastHugeRise),
    program: {
      setUp: sparsely,
      act: 'def act(n):\n  global at\n  if n and libc.madvise(base + at, n, 25) != 0: sys.exit("no collapse")\n  at += n\nact(0)',
    },
    twin: {
      what: 'huge pages that the program itself fills',
      setUp: `${align}\nlibc.madvise(base, 128 << 20, 14)`,
      act: 'def act(n):\n  global at\n  ctypes.memset(base + at, 1, n); at += n',
      may: ['anonymous-growth'],
    },
    may: ['anonymous-growth'],
  },
  {
    code: 'page-tables-heavy',
    what: 'one page read in every 2 MiB of a large reservation',
    sizes: around(leastTables),
    program: {
      setUp: 'region = anonymous(66 << 30, prot=mmap.PROT_READ); region.madvise(15); at = 0',
      act: 'def act(n):\n  global at\n  for _ in range(n >> 12): region[at]; at += 2 << 20',
    },
    twin: {
      what: 'as many pages side by side',
      setUp: 'region = anonymous(1 << 30, prot=mmap.PROT_READ); region.madvise(15); at = 0',
      act: 'def act(n):\n  global at\n  for _ in range(n >> 12): region[at]; at += 4096',
    },
  },
  {
    code: 'deleted-file-mapped',
    what: 'libraries that are removed under a process (none, one, four)',
    sizes: [0, 1, 4],
    program: { setUp: library.replace('how', 'mmap.PROT_EXEC'), act: unlink },
    twin: { what: 'data files that are removed under a process', setUp: library.replace('how', '0'), act: unlink },
    may: ['library-replaced'],
  },
];

/** Needs the right to lock more than RLIMIT_MEMLOCK. */
export const lockStage: Stage = {
  code: 'locked-memory',
  what: 'mlock of memory that it has',
  sizes: around(leastLocked),
  program: {
    setUp: 'take(64 << 20); base = address(held[0]); at = 0',
    act: 'def act(n):\n  global at\n  assert libc.mlock(base + at, n, 0) == 0\n  at += n',
  },
  twin: {
    what: 'memory that is locked for a moment',
    setUp: 'take(64 << 20); base = address(held[0])',
    act: 'def act(n):\n  assert libc.mlock(base, n, 0) == 0 and libc.munlock(base, n, 0) == 0',
  },
};
