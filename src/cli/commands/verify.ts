import type { Command } from 'commander';
import { runCommand } from '../run.ts';

export function addVerifyCommand(program: Command): void {
  program
    .command('verify')
    .argument('<capture>')
    .description('check that a capture is whole and unaltered')
    .option('--format <format>', 'text or json', 'text')
    .action(async (capture: string, options: { readonly format: string }) => {
      await runCommand(async () => (await import('./run-verify.ts')).runVerify(capture, options.format), options.format === 'json');
    });
}
