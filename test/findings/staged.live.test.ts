import { spawnSync } from 'node:child_process';
import { afterAll, describe, test } from 'vitest';
import { countStage, leaveCounts, type Counts } from './accuracy.ts';
import { expectStage } from './staging/expect-stage.ts';
import { lookThrice } from './staging/look.ts';
import { lockStage, processStages } from './staging/process-stages.ts';
import type { Stage } from './staging/stage.ts';

const hasPython = spawnSync('python3', ['-c', '']).status === 0;

describe.skipIf(!hasPython)('staged by real processes at a quarter, once and four times its threshold (needs python3)', () => {
  const counts: Counts = new Map();
  const show = async (stage: Stage): Promise<void> => {
    const looks = await lookThrice(stage);
    countStage(counts, stage, looks);
    expectStage(stage, looks);
  };
  afterAll(() => leaveCounts('staged', 'processes', counts));

  test.each(processStages)('$code: $what, and not $twin.what', show);

  test.skipIf(process.getuid?.() !== 0)(
    `${lockStage.code}: ${lockStage.what}, and not ${lockStage.twin.what} (needs root to lock 32 MiB)`,
    () => show(lockStage),
  );
});
