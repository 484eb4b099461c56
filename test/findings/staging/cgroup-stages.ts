import { leastKernelGrowth } from '../../../src/findings/kernel-memory-growth.ts';
import { heldShare, leastHits } from '../../../src/findings/limit-reached.ts';
import { nearLimitShare } from '../../../src/findings/near-limit.ts';
import { leastRefaultRate } from '../../../src/findings/reclaim-thrash.ts';
import { leastUnmapped } from '../../../src/findings/tmpfs-charged.ts';
import { around, type Stage } from './stage.ts';

const MiB = 2 ** 20;
const limit = 32 * MiB;

/** A stage in two memory cgroups of version 1 of its own. */
export interface CgroupStage extends Stage {
  readonly limits: readonly [guilty: number, innocent: number];
  /** Memory and swap together get the same limit. */
  readonly together?: boolean;
}

/** What its own cgroup counts. Statistics are written out every 2 seconds, and the kernel gives some of its own memory back. */
const own = `
cgroup = '/sys/fs/cgroup/memory' + [l.split(':', 2)[2] for l in open('/proc/self/cgroup').read().splitlines() if ':memory:' in l][0]
def number(name): return int(open(f'{cgroup}/{name}').read())
def stat(name): return [int(l.split()[1]) for l in open(f'{cgroup}/memory.stat') if l.startswith(name + ' ')][0]
def unreclaimable(): return stat('total_rss') + number('memory.kmem.usage_in_bytes')
def grow_to(size):
  while unreclaimable() < size:
    while unreclaimable() < size: take(64 << 10)
    time.sleep(2.2)
path = f'/var/tmp/memcase-staged-{os.getpid()}'
file = open(path, 'wb+'); os.unlink(path)
def cache(n):
  for _ in range(n >> 20): file.write(b'x' * (1 << 20))
  file.flush(); os.fsync(file.fileno())
want = 0
def fill_up():
  while number('memory.usage_in_bytes') < number('memory.limit_in_bytes') * 0.99: file.write(b'x' * 16384); file.flush()
`;
const reread = `${own}
cache(24 << 20)
def round():
  file.seek(0)
  while file.read(1 << 20): pass
round(); began = None
`;

/** What shows in a cgroup and in no process. */
export const cgroupStages: readonly CgroupStage[] = [
  {
    code: 'tmpfs-charged',
    what: 'a file in a tmpfs that no process maps',
    sizes: around(leastUnmapped),
    limits: [256 * MiB, 256 * MiB],
    program: {
      setUp: "shm = f'/dev/shm/memcase-staged-{os.getpid()}'; file = open(shm, 'wb+'); os.unlink(shm)",
      act: "def act(n):\n  for _ in range(n >> 20): file.write(b'x' * (1 << 20))\n  file.flush()",
    },
    twin: { what: 'a file on a disk', setUp: own, act: 'def act(n):\n  cache(n)' },
  },
  {
    code: 'kernel-memory-growth',
    what: 'pipes that nobody reads',
    sizes: around(leastKernelGrowth),
    limits: [256 * MiB, 256 * MiB],
    program: {
      act: "def act(n):\n  for _ in range(n >> 20):\n    r, w = os.pipe(); fcntl.fcntl(w, 1031, 1 << 20); os.set_blocking(w, False)\n    for _ in range(256): os.write(w, b'x' * 4096)",
    },
    twin: { what: 'as much page cache', setUp: own, act: 'def act(n):\n  cache(n)' },
  },
  {
    code: 'limit-reached',
    what: 'a cgroup that is really short at its limit',
    sizes: [2, leastHits, 4 * leastHits],
    limits: [limit, limit],
    program: {
      setUp: `${own}grow_to(int(0.84 * ${String(limit)}))`,
      act: "def act(n):\n  global want\n  want += n\n  while number('memory.failcnt') < want: file.write(b'x' * 65536); file.flush()",
    },
    twin: { what: 'one that is at its limit with page cache only', setUp: own, act: 'def act(n):\n  cache(100 << 20)' },
  },
  {
    code: 'limit-reached',
    what: 'one that is short where version 1 counts no refusals (half, all and a tenth more than what counts as short)',
    sizes: [0.5, 1, 1.1].map((part) => Math.ceil(part * heldShare * limit)) as [number, number, number],
    limits: [limit, limit],
    together: true,
    may: ['anonymous-growth'],
    program: {
      setUp: own,
      act: 'def act(n):\n  global want\n  want += n\n  for _ in range(2): grow_to(want); cache(40 << 20)\n  fill_up()',
    },
    twin: { what: 'one that is at such a limit with page cache only', setUp: own, act: 'def act(n):\n  cache(100 << 20)' },
  },
  {
    code: 'near-limit',
    what: 'four times the room that counts as little, all of it, and a quarter',
    sizes: [4, 1, 0.25].map((part) => Math.ceil((1 - part * (1 - nearLimitShare)) * limit)) as [number, number, number],
    limits: [limit, limit],
    program: { setUp: own, act: 'def act(n):\n  global want\n  want += n; grow_to(want)' },
    may: ['anonymous-growth'],
    twin: { what: 'usage as near to the limit that is page cache', setUp: own, act: 'def act(n):\n  cache(20 << 20)' },
  },
  {
    code: 'oom-kill',
    what: 'children that take more than the limit (none, one, four), after page cache filled it',
    sizes: [0, 1, 4],
    limits: [limit, limit],
    program: {
      setUp: own,
      act: 'def act(n):\n  cache(40 << 20)\n  for _ in range(n):\n    pid = os.fork()\n    if pid == 0:\n      while True: take(1 << 20)\n    os.waitpid(pid, 0)',
    },
    twin: {
      what: 'children that somebody else kills, below the same limit',
      setUp: own,
      act: 'def act(n):\n  cache(40 << 20)\n  for _ in range(n):\n    pid = os.fork()\n    if pid == 0: take(8 << 20); time.sleep(60)\n    time.sleep(0.2); os.kill(pid, signal.SIGKILL); os.waitpid(pid, 0)',
    },
  },
  {
    code: 'reclaim-thrash',
    what: 'a file that is read again and again and does not fit (bytes each second)',
    sizes: around(leastRefaultRate),
    limits: [16 * MiB, 64 * MiB],
    program: {
      setUp: reread,
      // Reading ends some seconds before the look: the statistics are written out every 2 seconds.
      act: "def act(n):\n  global want, began, base\n  want += n\n  if began is None: began = time.monotonic(); base = stat('total_workingset_refault_file'); time.sleep(4)\n  file.seek(0)\n  while (stat('total_workingset_refault_file') - base) * 4096 < want * 1.1 * (time.monotonic() - began + 3):\n    if not file.read(1 << 18): file.seek(0)",
    },
    twin: { what: 'one that is read as often and fits', setUp: reread, act: 'def act(n):\n  for _ in range(20): round()' },
  },
];
