import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { examineAccess } from '../../src/capture/examine-access.ts';

describe('examineAccess', () => {
  test('says of mappings what the kernel says of a process of another user', async () => {
    const [mappings] = examineAccess();
    // As root the other user is nobody; anyone else finds root's first process out of reach.
    const child = process.getuid?.() === 0 ? spawn('sleep', ['100'], { uid: 65_534, stdio: 'ignore' }) : null;
    await new Promise((resolve) => setTimeout(resolve, 200));
    let readable = true;
    try {
      readFileSync(`/proc/${String(child?.pid ?? 1)}/smaps`);
    } catch {
      readable = false;
    }
    child?.kill();
    expect(mappings?.state).toBe(readable ? 'yes' : 'partly');
  });

  test('names a command wherever something is missing', () => {
    for (const { state, next } of examineAccess()) expect(next === null).toBe(state === 'yes');
  });
});
