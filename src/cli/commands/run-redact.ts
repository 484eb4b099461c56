import { exitCodes, type Exit } from '../../contract/index.ts';
import { redactCapture } from '../../redact-capture.ts';
import { showName } from '../../text/index.ts';
import { formatBytes } from '../../units/index.ts';
import { readCaseKey } from '../case-key.ts';
import type { RedactCommandOptions } from '../redact-options.ts';
import { say } from '../say.ts';

/** `redact`: an archive for people outside. */
export async function runRedact(input: string, options: RedactCommandOptions): Promise<Exit> {
  const { output } = options;
  const result = await redactCapture({
    input,
    output:
      output === undefined
        ? { kind: 'folder', folder: '.' }
        : output === '-'
          ? { kind: 'stream', stream: process.stdout, name: 'standard output' }
          : { kind: 'path', path: output },
    key: options.caseKey === undefined ? null : readCaseKey(options.caseKey),
  });
  const name = result.path === null ? 'the archive' : showName(result.path);
  say(`wrote ${name}: ${formatBytes(result.bytes)}, ${String(result.files)} files, ${String(result.names)} names replaced`);
  if (options.caseKey === undefined) say('Another capture gets other names: to diff the two, redact both with one --case-key.');
  if (result.path !== null && output === undefined) process.stdout.write(`${result.path}\n`);
  return { code: exitCodes.done, reasons: [] };
}
