import { preparedAnswer } from './prepared-answer.ts';
import { settle } from './run.ts';
import { writeAtOnce } from './write-at-once.ts';

const words = process.argv.slice(2);
const prepared = preparedAnswer(words);

// Built, this file is CommonJS, which Node starts in half the time of a module: it can await nothing at its top.
if (prepared !== undefined) writeAtOnce(prepared);
else if (asksMeaning(words))
  void import('./commands/run-explain.ts').then(({ runExplain }) =>
    settle(async () => runExplain(words.slice(1).join(' '), { format: 'text' })),
  );
else void import('./program.ts').then(async ({ buildProgram }) => buildProgram().parseAsync());

/** A question without options, asked again and again while reading numbers: the parser of options would cost more than the answer. */
function asksMeaning([command, ...asked]: readonly string[]): boolean {
  return command === 'explain' && asked.length > 0 && !asked.some((word) => word.startsWith('-'));
}
