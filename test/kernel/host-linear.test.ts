import { describe, expect, it } from 'vitest';
import { hostFiles } from '../../src/kernel/host-files.ts';
import { context, encode } from './sturdy.ts';

/** So large that what is quadratic in it ends at the limit that every test has. */
const size = 250_000;
/** One file for each parser. */
const ids = new Set([
  ...['meminfo', 'vmstat', 'swaps', 'pressure', 'sys.vm', 'thp', 'uptime', 'zoneinfo', 'sysvipc.shm', 'cgroups', 'node.meminfo'],
  ...['buddyinfo', 'slabinfo', 'pagetypeinfo'],
]);

const hostile: Readonly<Record<string, Uint8Array>> = {
  blanks: encode(`MemTotal:${' '.repeat(size)}x`),
  digits: encode(`MemTotal: ${'9'.repeat(size)} kB\npgfault ${'9'.repeat(size)}\n${'9'.repeat(size)}\n`),
  pairs: encode(`some ${'avg10=1 '.repeat(size / 8)}`),
  newlines: encode('\n'.repeat(size)),
  rows: encode(`Filename Type\n${'a b\n'.repeat(size / 4)}`),
  orders: encode(`Node 0, zone Normal ${'1 '.repeat(size / 2)}`),
  'page blocks': encode('Page block order: 9\n'.repeat(size / 20)),
  zones: encode(`Node 0, zone Normal\n${'  cpu: 1\n    count: 5\n'.repeat(size / 20)}`),
  brackets: encode(`${'['.repeat(size / 2)}${']'.repeat(size / 2)}`),
  'invalid bytes': new Uint8Array(size).fill(0xff),
  'one word': encode('x'.repeat(size)),
};

describe('a long file that no kernel would write', () => {
  it.each(hostFiles.filter(({ id }) => ids.has(id)).map((file) => [file.id, file] as const))(
    'is parsed in linear time as %s',
    (_id, file) => {
      const [path = ''] = file.where;
      for (const [kind, bytes] of Object.entries(hostile)) {
        expect(() => file.parse(bytes, { ...context, path }), kind).not.toThrow();
      }
    },
  );
});
