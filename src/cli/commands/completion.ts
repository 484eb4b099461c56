import type { Command } from 'commander';
import { exitCodes, MemcaseError } from '../../contract/index.ts';
import { runCommand } from '../run.ts';

/** `completion SHELL`: made from the commands themselves, so it can't lag behind them. */
export function addCompletionCommand(program: Command): void {
  program
    .command('completion')
    .argument('<shell>', 'bash, zsh or fish')
    .description('print the completion script of a shell')
    .addHelpText(
      'before',
      '\nExamples:\n  $ source <(memcase completion bash)\n  $ memcase completion zsh > ~/.zfunc/_memcase\n  $ memcase completion fish > ~/.config/fish/completions/memcase.fish\n',
    )
    .action(async (shell: string) => {
      await runCommand(async () => {
        const { printCompletion, shells } = await import('../completion.ts');
        const known = shells.find((each) => each === shell);
        if (known === undefined)
          throw new MemcaseError({
            code: 'usage',
            exit: exitCodes.usage,
            what: `There is no completion for ${JSON.stringify(shell)}.`,
            next: 'Shells: bash, zsh, fish.',
          });
        process.stdout.write(printCompletion(known, program));
        return { code: exitCodes.done, reasons: [] };
      });
    });
}
