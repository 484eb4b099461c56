import { exitCodes } from '../contract/index.ts';

/** A reader that closed early (`memcase report x | head`) is no failure of ours. */
export function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? exitCodes.done : exitCodes.internal);
  });
}
