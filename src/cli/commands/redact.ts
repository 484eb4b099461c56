import type { Command } from 'commander';
import type { RedactCommandOptions } from '../redact-options.ts';
import { runCommand } from '../run.ts';

const examples = `
Examples:
  $ memcase redact before.tar.gz -o before-public.tar.gz
  $ head -c 32 /dev/urandom > case.key
  $ memcase redact before.tar.gz --case-key case.key -o a.tar.gz
  $ memcase redact after.tar.gz --case-key case.key -o b.tar.gz     a and b still diff
`;

export function addRedactCommand(program: Command): void {
  program
    .command('redact')
    .description('rewrite a capture with other names for hosts, users, paths and programs')
    .argument('<capture>', 'an archive of memcase')
    .option('-o, --output <file>', 'where the new archive goes (default: a new file here)')
    .option('--case-key <file>', 'captures redacted with one key still diff with each other')
    .addHelpText('before', examples)
    .action(async (capture: string, options: RedactCommandOptions) => {
      await runCommand(async () => (await import('./run-redact.ts')).runRedact(capture, options));
    });
}
