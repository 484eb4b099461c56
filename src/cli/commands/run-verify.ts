import { verifyCapture } from '../../archive/index.ts';
import type { Exit } from '../../contract/index.ts';
import { showName } from '../../text/index.ts';
import { parseCaptureArgument } from '../capture-argument.ts';

/** `verify`: exit 0 when every byte is as it was captured, 7 otherwise. */
export async function runVerify(capture: string, format: string): Promise<Exit> {
  const { input, name } = parseCaptureArgument(capture);
  const result = await verifyCapture(input);
  const { exit } = result;
  if (format === 'json') {
    process.stdout.write(`${JSON.stringify(result)}\n`);
    return exit;
  }
  const lines = [
    `${showName(name)}: ${result.integrity}, ${String(result.files)} files, ${String(result.bytes)} bytes`,
    ...(result.sha256 === null
      ? []
      : [
          `sha256 ${result.sha256} (${{ matches: 'as in the .sha256 file beside it', differs: 'NOT the one in the .sha256 file beside it', absent: 'no .sha256 file beside it' }[result.beside]})`,
        ]),
    ...result.problems.map((problem) => `  ${problem.code}: ${showName(problem.path ?? '')} ${showName(problem.text)}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return exit;
}
