import type { CommanderError } from 'commander';
import { Command } from 'commander';
import { addCaptureCommand } from './commands/capture.ts';
import { addAnalysisCommands } from './commands/analysis.ts';
import { addCheckCommand } from './commands/check.ts';
import { addCompletionCommand } from './commands/completion.ts';
import { addDoctorCommand } from './commands/doctor.ts';
import { addExplainCommand } from './commands/explain.ts';
import { addHelpCommand } from './commands/help.ts';
import { addShowCommand } from './commands/show.ts';
import { addRedactCommand } from './commands/redact.ts';
import { addVerifyCommand } from './commands/verify.ts';
import { chooseLoudness } from './say.ts';
import { version } from './version.ts';

const intro = `
Examples:
  $ sudo memcase capture --unit api.service -o before.tar.gz
  $ memcase diff before.tar.gz after.tar.gz -o report.html -o ticket.pdf
  $ memcase check after.tar.gz --base before.tar.gz --assert 'api.pss <= +10% floor 32MiB'
  $ memcase explain Pss_Dirty
`;

/** The command line: every command is a few words here and loads its work only when it runs. */
export function buildProgram(): Command {
  const program = new Command('memcase');
  program
    .description('Evidence about Linux process memory: capture it safely, diff it honestly, explain every number.')
    .version(version)
    .addHelpText('before', intro)
    .showHelpAfterError('(memcase --help shows every command)')
    .enablePositionalOptions()
    .exitOverride(leave);
  addCaptureCommand(program);
  addAnalysisCommands(program);
  addCheckCommand(program);
  addVerifyCommand(program);
  addRedactCommand(program);
  addShowCommand(program);
  addDoctorCommand(program);
  addExplainCommand(program);
  addHelpCommand(program);
  addCompletionCommand(program);
  for (const command of program.commands)
    command
      .exitOverride(leave)
      .option('-q, --quiet', 'say nothing on standard error but errors')
      .option('-v, --verbose', 'say everything: all that was left out, where the time went')
      .hook('preAction', (_, action) => {
        const { quiet, verbose } = action.opts<{ readonly quiet?: boolean; readonly verbose?: boolean }>();
        chooseLoudness(quiet === true ? 'quiet' : verbose === true ? 'verbose' : 'normal');
      });
  return program;
}

/** Usage errors are 2, as the contract says; help and version are 0. */
function leave(error: CommanderError): never {
  process.exit(error.exitCode === 0 ? 0 : 2);
}
