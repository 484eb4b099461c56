import { describe, expect, test } from 'vitest';
import { analyzeTrees, cgroupFiles, hostFiles, processFiles } from '../findings/world.ts';

const MiB = 2 ** 20;

describe('headroom', () => {
  test('is what is left below the tightest level of the path, counted in what cannot be reclaimed', async () => {
    const { cgroups, processes } = await analyzeTrees(null, {
      ...hostFiles(),
      ...processFiles(),
      ...cgroupFiles({
        path: '/system.slice',
        max: 64 * MiB,
        current: 64 * MiB,
        stat: { anon: 50 * MiB, kernel: 2 * MiB, slab_reclaimable: 0 },
      }),
      ...cgroupFiles({ path: '/system.slice/api.service', max: 100 * MiB, stat: { anon: 20 * MiB, kernel: MiB, slab_reclaimable: 0 } }),
    });
    const leaf = cgroups.find(({ path }) => path === '/system.slice/api.service');
    expect(leaf?.headroom).toEqual({ bytes: 12 * MiB, unreclaimable: 21 * MiB, limitAt: '/system.slice' });
    expect(processes[0]?.headroom).toEqual({ cgroup: '/system.slice', bytes: 12 * MiB });
  });

  test('is that of the host where no level has a limit', async () => {
    const { cgroups } = await analyzeTrees(null, { ...hostFiles(), ...processFiles(), ...cgroupFiles() });
    expect(cgroups.find(({ path }) => path.endsWith('api.service'))?.headroom).toMatchObject({ bytes: 6_000_000 * 1024, limitAt: 'host' });
  });
});
