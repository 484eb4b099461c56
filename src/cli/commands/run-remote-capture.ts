import type { CaptureOptions } from '../../capture/index.ts';
import { exitCodes, MemcaseError, type Exit } from '../../contract/index.ts';
import { showName } from '../../text/index.ts';
import { formatBytes } from '../../units/index.ts';
import { say } from '../say.ts';

/** `capture --print-script`: the collector on standard output, for the user's own way to the machine. */
export async function runPrintScript(options: CaptureOptions): Promise<Exit> {
  const { printScript } = await import('../../capture/script/index.ts');
  const script = printScript(options);
  await new Promise<void>((resolve, reject) => process.stdout.write(script, (error) => (error == null ? resolve() : reject(error))));
  return { code: exitCodes.done, reasons: [] };
}

/** `capture --ssh`: the collector on another machine, its archive here. */
export async function runSshCapture(options: CaptureOptions, host: string, sudo: boolean, signal: AbortSignal): Promise<Exit> {
  const { captureOverSsh } = await import('../../capture/ssh/index.ts');
  const result = await captureOverSsh(options, host, sudo, signal);
  const name = result.path === null ? 'the archive' : showName(result.path);
  say(`wrote ${name}: ${formatBytes(result.bytes)} from ${showName(host)}`);
  for (const message of result.messages) say(`${showName(host)}: ${message}`);
  if (result.path !== null && options.output.kind === 'folder') process.stdout.write(`${result.path}\n`);
  return result.exit;
}

/** Options that say nothing without another one. */
export function refuseLonelySudo(): never {
  throw new MemcaseError({
    code: 'usage',
    exit: exitCodes.usage,
    what: '--sudo says nothing without --ssh.',
    next: 'Here, run memcase itself by sudo.',
  });
}
