import type { Command } from 'commander';
import { exitCodes, MemcaseError } from '../../contract/index.ts';
import { runCommand } from '../run.ts';

/** `help`, `help COMMAND`, `help TOPIC`. */
export function addHelpCommand(program: Command): void {
  program
    .helpCommand(false)
    .command('help')
    .argument('[topic]', 'a command, or exit-codes, budgets, selectors, triggers, formats')
    .description('explain a command or a topic: exit-codes, budgets, selectors, triggers, formats')
    .action(async (topic: string | undefined) => {
      await runCommand(async () => {
        const command = program.commands.find((each) => each.name() === topic);
        if (topic === undefined || command !== undefined) (command ?? program).outputHelp();
        else await printTopic(topic);
        return { code: exitCodes.done, reasons: [] };
      });
    });
}

async function printTopic(name: string): Promise<void> {
  const { topics } = await import('../topics/index.ts');
  const topic = topics[name];
  if (topic === undefined || !Object.hasOwn(topics, name)) {
    const next = `Topics: ${Object.keys(topics).join(', ')}; or the name of a command.`;
    throw new MemcaseError({ code: 'usage', exit: exitCodes.usage, what: `There is no help on ${JSON.stringify(name)}.`, next });
  }
  process.stdout.write(topic());
}
