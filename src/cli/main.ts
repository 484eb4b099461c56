import { runCommand } from './run.ts';

const [command, ...words] = process.argv.slice(2);

// A question without options, asked again and again while reading numbers: the parser of options would cost more than the answer.
if (command === 'explain' && words.length > 0 && !words.some((word) => word.startsWith('-'))) {
  await runCommand(async () => (await import('./commands/run-explain.ts')).runExplain(words.join(' '), { format: 'text' }));
} else {
  const { buildProgram } = await import('./program.ts');
  await buildProgram().parseAsync();
}
