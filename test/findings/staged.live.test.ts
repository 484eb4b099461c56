import { spawnSync } from 'node:child_process';
import { describe, test } from 'vitest';
import { expectStage } from './staging/expect-stage.ts';
import { lookThrice } from './staging/look.ts';
import { lockStage, processStages } from './staging/process-stages.ts';

const hasPython = spawnSync('python3', ['-c', '']).status === 0;

describe.skipIf(!hasPython)('staged by real processes at a quarter, once and four times its threshold (needs python3)', () => {
  test.each(processStages)('$code: $what, and not $twin.what', async (stage) => {
    expectStage(stage, await lookThrice(stage));
  });

  test.skipIf(process.getuid?.() !== 0)('$code: $what, and not $twin.what (needs root to lock 32 MiB)', async () => {
    expectStage(lockStage, await lookThrice(lockStage));
  });
});
