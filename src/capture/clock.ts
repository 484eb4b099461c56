import type { Moment } from '../contract/index.ts';

/** Now, by both clocks. */
export function now(): Moment {
  return { wall: new Date().toISOString(), monotonicUsec: Number(process.hrtime.bigint() / 1000n) };
}

/** Waits, but not beyond the signal. */
export function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const finish = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, ms);
    signal.addEventListener('abort', finish, { once: true });
  });
}
