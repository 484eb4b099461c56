import type { Command } from 'commander';
import { runCommand } from '../run.ts';

export function addExplainCommand(program: Command): void {
  program
    .command('explain')
    .argument('[words...]', 'a metric, a name that another tool uses, or the words of a claim')
    .description('say what a metric means')
    .option('--format <format>', 'text, md or json', 'text')
    .option('--lang <language>', 'en or zh-CN')
    .addHelpText(
      'before',
      '\nExamples:\n  $ memcase explain Pss_Dirty\n  $ memcase explain RES\n  $ memcase explain --format md > reference.md\n',
    )
    .action(async (words: readonly string[], options: { readonly format: string; readonly lang?: string }) => {
      await runCommand(async () => (await import('./run-explain.ts')).runExplain(words.join(' '), options), options.format === 'json');
    });
}
