import { expect, test } from 'vitest';
import { analyzeTrees, findingsOf, hostFiles, processFiles, type Tree } from './world.ts';

/** A cgroup of version 1 whose memory, and memory with swap, may both be 32 MiB. */
function world(kills: number, together: number): Tree {
  const files = {
    'memory.usage_in_bytes': 7 << 20,
    'memory.max_usage_in_bytes': 32 << 20,
    'memory.limit_in_bytes': 32 << 20,
    'memory.memsw.limit_in_bytes': 32 << 20,
    'memory.failcnt': 0,
    'memory.memsw.failcnt': together,
  };
  const directory = 'sys/fs/cgroup/memory/system.slice/api.service';
  return {
    ...hostFiles({ kernel: '6.1.0' }),
    ...processFiles({ more: { cgroup: '4:memory:/system.slice/api.service\n' } }),
    ...Object.fromEntries(Object.entries(files).map(([name, value]) => [`${directory}/${name}`, `${String(value)}\n`])),
    [`${directory}/memory.oom_control`]: `oom_kill_disable 0\nunder_oom 0\noom_kill ${String(kills)}\n`,
  };
}

test('an OOM kill cites the counter that counted, and none that stayed 0', async () => {
  const analysis = await analyzeTrees(world(0, 0), world(1, 63));
  const [kill] = findingsOf(analysis, 'oom-kill');
  expect(kill?.evidence.map(({ metric, after }) => [metric, after?.value])).toEqual([
    ['oomKills', 1],
    ['memory.memsw.failcnt', 63],
    ['limit', 32 << 20],
  ]);
  const api = analysis.cgroups.find(({ path }) => path.endsWith('api.service'));
  expect(api?.metrics['swapLimitHits']).toMatchObject({ delta: 63, after: 63 });
  expect(api?.metrics['limitHits']).toMatchObject({ delta: 0 });
});
