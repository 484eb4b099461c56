// @ts-check
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Writes down what the built program answers to `--version`, `--help` and `COMMAND --help`, word for word: src/cli/prepared-answer.ts
 * repeats it without loading the program.
 * @param {string} folder of the built command line
 */
export async function writeAnswers(folder) {
  /** @type {unknown} */
  const loaded = await import(pathToFileURL(join(folder, 'program.mjs')).href);
  const program = /** @type {typeof import('../cli/program.ts')} */ (loaded).buildProgram();
  const helps = program.commands.map((command) => [[command.name(), '--help'], helpOf(command)]);
  const answers = [[['--version'], `${program.version() ?? ''}\n`], [['--help'], helpOf(program)], ...helps];
  writeFileSync(join(folder, 'answers.json'), JSON.stringify(answers.map(([asked, answer]) => [JSON.stringify(asked), answer])));
}

/**
 * @param {import('commander').Command} command
 * @returns {string} its help as it is where standard output is no terminal
 */
function helpOf(command) {
  let help = '';
  command.configureOutput({
    writeOut: (text) => (help += text),
    getOutHelpWidth: () => 80,
    getOutHasColors: () => false,
  });
  command.outputHelp();
  return help;
}
