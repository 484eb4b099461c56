import { Option, type Command } from 'commander';
import { runCommand } from '../run.ts';
import type { AnalysisOptions } from '../analysis-options.ts';

const collect = (value: string, earlier: readonly string[]): readonly string[] => [...earlier, value];
const collectList = (value: string, earlier: readonly string[]): readonly string[] => [...earlier, ...value.split(',')];

function withSharedOptions(command: Command): Command {
  return command
    .option('-o, --output <file>', 'write to FILE (.html .pdf .md .json .txt), `-` for standard output; may be repeated', collect, [])
    .option('--format <list>', 'html, pdf, md, json, text', collectList, [])
    .option('--lang <language>', 'en or zh-CN')
    .addOption(new Option('--detail <level>', 'how many mappings the output lists').choices(['summary', 'groups', 'mappings']))
    .option('--full', 'text: everything, not one screen')
    .option('--max-bytes <size>', 'Markdown: cut to this size, the verdict stays')
    .addOption(new Option('--paper <size>', 'PDF paper').choices(['a4', 'letter']))
    .option('--browser <path>', 'PDF: the Chrome or Chromium to print with')
    .option('--root <dir>', 'archive with several roots: the one to read')
    .option('--timings', 'print where the time of the run went')
    .addOption(new Option('--accept <what>', 'exit 0 although the evidence is incomplete').choices(['partial']));
}

export function addAnalysisCommands(program: Command): void {
  withSharedOptions(
    program.command('report').argument('<capture>', 'archive, folder or -, with #N for a sample').description('explain one capture'),
  )
    .addHelpText(
      'before',
      '\nExamples:\n  $ memcase report evidence.tar.gz\n  $ memcase report evidence.tar.gz -o evidence.html -o evidence.pdf --lang zh-CN\n',
    )
    .action(async (capture: string, options: AnalysisOptions) => {
      await runCommand(
        async () => (await import('./run-analysis.ts')).runAnalysis(null, capture, options),
        options.format.includes('json'),
      );
    });
  withSharedOptions(program.command('diff').argument('<before>').argument('<after>').description('compare two captures'))
    .option('--exit-code', 'exit 3 when a finding is a warning or worse')
    .option('--pair <old=new>', 'pair these pids; may be repeated', collect, [])
    .option('--raw <path>', 'print a text diff of this kernel file of both captures (proc/812/maps); may be repeated', collect, [])
    .option('--force', 'compare although the captures are reversed in time')
    .addHelpText(
      'before',
      '\nExamples:\n  $ memcase diff before.tar.gz after.tar.gz\n  $ memcase diff a.tar.gz b.tar.gz -o diff.html -o ticket.pdf -o summary.md\n  $ memcase diff series.tar.gz#0 series.tar.gz#-1 --exit-code\n  $ memcase diff a.tar.gz b.tar.gz --raw proc/812/smaps\n',
    )
    .action(async (before: string, after: string, options: AnalysisOptions) => {
      const isRaw = (options.raw ?? []).length > 0;
      await runCommand(
        async () =>
          isRaw
            ? (await import('./run-raw-diff.ts')).runRawDiff(before, after, options)
            : (await import('./run-analysis.ts')).runAnalysis(before, after, options),
        options.format.includes('json'),
      );
    });
}
