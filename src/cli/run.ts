import { exitCodes, isMemcaseError, type Exit } from '../contract/index.ts';
import { endWithReader } from './end-with-reader.ts';

/** Runs a command: known failures become one message and their exit code, everything else is a bug and keeps its stack. */
export async function runCommand(command: () => Promise<Exit>, json = false): Promise<void> {
  endWithReader();
  await settle(command, json);
}

/** The same for a command that writes its answer at once and leaves the stream of standard output alone. */
export async function settle(command: () => Promise<Exit>, json = false): Promise<void> {
  try {
    const exit = await command();
    for (const reason of exit.code === 0 ? [] : exit.reasons) process.stderr.write(`memcase: ${reason}\n`);
    process.exitCode = exit.code;
  } catch (error) {
    process.exitCode = reportFailure(error, json);
  }
}

function reportFailure(error: unknown, json: boolean): number {
  if (isMemcaseError(error)) {
    const { code, what, meaning, next, exit } = error.failure;
    if (json) process.stdout.write(`${JSON.stringify({ error: { code, what, meaning, next }, exit: { code: exit, reasons: [what] } })}\n`);
    process.stderr.write(`memcase: ${what}\n${meaning === undefined ? '' : `  ${meaning}\n`}${next === undefined ? '' : `  ${next}\n`}`);
    return exit;
  }
  if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return exitCodes.done;
  process.stderr.write(
    `memcase: internal error, please report it:\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  return exitCodes.internal;
}
