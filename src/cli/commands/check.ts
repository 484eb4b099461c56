import { Option, type Command } from 'commander';
import type { CheckCommandOptions } from '../check-options.ts';
import { runCommand } from '../run.ts';

const collect = (value: string, earlier: readonly string[]): readonly string[] => [...earlier, value];
const collectList = (value: string, earlier: readonly string[]): readonly string[] => [...earlier, ...value.split(',')];

const examples = `
Examples:
  $ memcase check after.tar.gz --base before.tar.gz --assert 'api.pss <= +10% floor 32MiB'
  $ memcase check after.tar.gz --base before.tar.gz --budget memcase-budget.yaml -o check.xml -o check.md
  $ memcase check --base a1.tar.gz a2.tar.gz a3.tar.gz --after b1.tar.gz b2.tar.gz b3.tar.gz --budget memcase-budget.yaml
  $ memcase check after.tar.gz --init > memcase-budget.yaml
`;

const after = `
Exit: 0 within the budget, 3 a budget failed, 4 inconclusive, 2 the budget or its names are wrong.
The format of budgets and conditions: memcase help budgets.
`;

export function addCheckCommand(program: Command): void {
  program
    .command('check')
    .argument('[after...]', 'the captures to judge, one for each start of the process')
    .description('judge captures by a budget: pass, fail or inconclusive')
    .option('--base <capture...>', 'captures from before the change')
    .option('--after <capture...>', 'the captures to judge, where --base stands first')
    .option('--budget <file>', 'budget in YAML or JSON; may be repeated', collect, [])
    .option('--assert <condition>', "a condition that must hold, 'api.pss <= +10% floor 32MiB'; may be repeated", collect, [])
    .option('--init', 'print a budget made from what was measured')
    .option('-o, --output <file>', 'write to FILE (.txt .md .json .xml), `-` for standard output; may be repeated', collect, [])
    .option('--format <list>', 'text, md, json, junit', collectList, [])
    .option('--lang <language>', 'en or zh-CN; codes and numbers are the same')
    .option('--max-bytes <size>', 'Markdown: cut to this size, the verdict stays')
    .option('--root <dir>', 'archives with several roots: the one to read')
    .option('--force', 'judge although the captures are reversed in time')
    .addOption(new Option('--accept <what>', 'exit 0 although the check is inconclusive').choices(['partial']))
    .addHelpText('before', examples)
    .addHelpText('after', after)
    .action(async (captures: readonly string[], options: CheckCommandOptions) => {
      await runCommand(
        async () => (await import('./run-check.ts')).runCheck([...captures, ...(options.after ?? [])], options),
        options.format.includes('json'),
      );
    });
}
