import { afterAll, describe, expect, test } from 'vitest';
import { countStage, expectFound, leaveCounts, type Counts } from './accuracy.ts';
import { cgroupStages } from './staging/cgroup-stages.ts';
import { expectStage } from './staging/expect-stage.ts';
import { liveTree, Staged } from './staging/live-tree.ts';
import { lookThrice } from './staging/look.ts';
import { canMakeCgroups, MemoryCgroup } from './staging/memory-cgroup.ts';
import { sourceOf } from './staging/stage.ts';
import { analyzeTrees, findingsOf } from './world.ts';

const MiB = 2 ** 20;
const canMake = await canMakeCgroups();

describe.skipIf(!canMake)('staged in real cgroups (needs the right to make one in the v1 memory hierarchy)', () => {
  const counts: Counts = new Map();
  afterAll(() => leaveCounts('staged', 'cgroups', counts));

  test.each(cgroupStages)('$code: $what, and not $twin.what', async (stage) => {
    const [guilty, innocent] = [
      new MemoryCgroup('guilty', stage.limits[0], stage.together),
      new MemoryCgroup('innocent', stage.limits[1], stage.together),
    ];
    try {
      const looks = await lookThrice(stage, {
        launchers: [guilty.launcher, innocent.launcher],
        cgroups: [guilty.path, innocent.path],
        files: () => [...guilty.files(), ...innocent.files()],
        // Statistics of a cgroup are written out every 2 seconds.
        settles: 2500,
      });
      countStage(counts, stage, looks);
      expectStage(stage, looks);
      const last = looks[2]?.guilty.find(({ code }) => code === stage.code);
      if (stage.code === 'oom-kill')
        expect(last).toMatchObject({
          severity: 'critical',
          args: { kills: 4, cgroup: guilty.path, limitAt: guilty.path, limit: 32 * MiB },
        });
      if (stage.code === 'limit-reached') expect(last).toMatchObject({ severity: 'warning', args: { limit: 32 * MiB } });
      if (stage.together === true) expect(last?.confidence).toBeGreaterThanOrEqual(0.8);
      if (stage.code === 'tmpfs-charged') expect(Math.abs(Number(last?.bytes) - stage.sizes[2])).toBeLessThan(MiB);
    } finally {
      await guilty.remove();
      await innocent.remove();
    }
  });

  test('limit-changed: a limit at four times of what is used, at it, and at a quarter of it: a warning only below; the same again is silent', async () => {
    const used = 32 * MiB;
    const [cgroup, same] = [new MemoryCgroup('changed', 512 * MiB), new MemoryCgroup('same', 512 * MiB)];
    const path = `/var/tmp/memcase-changed-${String(process.pid)}`;
    const source = sourceOf({
      setUp: `file = open(${JSON.stringify(path)}, 'wb+'); os.unlink(${JSON.stringify(path)}); file.write(b'x' * ${String(used)}); file.flush(); os.fsync(file.fileno())`,
      act: 'def act(n): pass',
    });
    const [program, other] = [new Staged(source, cgroup.launcher), new Staged(source, same.launcher)];
    try {
      await Promise.all([program.ready(1), other.ready(1)]);
      const tree = () => liveTree([program.pid, other.pid], [...cgroup.files(), ...same.files()]);
      const before = tree();
      const usage = Number(before[`${cgroup.directory.slice(1)}/memory.usage_in_bytes`]);
      for (const [part, severity] of [
        [4, 'notice'],
        [1, 'notice'],
        [0.25, 'warning'],
      ] as const) {
        cgroup.write('memory.limit_in_bytes', usage * part);
        same.write('memory.limit_in_bytes', 512 * MiB);
        const changed = findingsOf(await analyzeTrees(before, tree()), 'limit-changed');
        expectFound(counts, 'limit-changed', changed.length === 1);
        expect(changed.map((finding) => [finding.subject.cgroup, finding.severity])).toEqual([[cgroup.path, severity]]);
      }
    } finally {
      await Promise.all([program.end(), other.end()]);
      await cgroup.remove();
      await same.remove();
    }
  });
});
