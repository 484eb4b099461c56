// @ts-check
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * Writes down what the built program answers to `--version`, `--help` and `COMMAND --help`, word for word: src/cli/prepared-answer.ts
 * repeats it without loading the program.
 * @param {string} folder of the built command line
 */
export function writeAnswers(folder) {
  /** @type {unknown} */
  const loaded = createRequire(import.meta.url)(join(folder, 'program.js'));
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
