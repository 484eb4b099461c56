import type { Command } from 'commander';
import { runCommand } from '../run.ts';

export function addDoctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('say what can be read here, and by which command the rest')
    .action(async () => {
      await runCommand(async () => (await import('./run-doctor.ts')).runDoctor());
    });
}
