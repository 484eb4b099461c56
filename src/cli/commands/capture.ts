import type { Command } from 'commander';

export function addCaptureCommand(program: Command): void {
  program.command('capture').description('archive the memory files of processes');
}
