import { Option, type Command } from 'commander';
import { runCommand } from '../run.ts';
import type { ShowOptions } from './run-show.ts';

export function addShowCommand(program: Command): void {
  program
    .command('show')
    .argument('<input>', 'archive or folder with #N for a sample, a single kernel file, or -')
    .argument('[path]', 'a file of the capture, or a folder of it')
    .description('list a capture, or print one of its files parsed')
    .option('--as <file>', 'read the input as this kernel file: smaps, meminfo, v2:memory.stat, memory.current ...')
    .addOption(new Option('--view <tool>', 'what another tool would have printed').choices(['top', 'pmap', 'smem', 'free']))
    .option('--explain', 'with the meaning of each field')
    .option('--page-size <size>', 'of the host of a single file', '4KiB')
    .option('--format <format>', 'text or json', 'text')
    .option('--lang <language>', 'of the meanings: en or zh-CN')
    .option('--root <dir>', 'archive with several roots: the one to read')
    .addHelpText(
      'before',
      '\nExamples:\n  $ memcase show evidence.tar.gz\n  $ memcase show evidence.tar.gz proc/812/status --explain\n  $ memcase show evidence.tar.gz --view smem\n  $ memcase show ./smaps.txt --as smaps --format json\n',
    )
    .action(async (input: string, path: string | undefined, options: ShowOptions) => {
      await runCommand(async () => (await import('./run-show.ts')).runShow(input, path ?? null, options), options.format === 'json');
    });
}
