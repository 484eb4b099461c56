import { dashWords, memoryOptions } from '../../redact/index.ts';

/** The allow-list of masking as the beginning of an awk program. Its words are letters, digits and a few marks. */
export function maskTable(): string {
  const glued = memoryOptions.filter((option) => option.endsWith('*')).map((option) => option.slice(0, -1));
  return [
    'BEGIN {',
    '  learn_codes()',
    '  FS = "\\n"',
    ...memoryOptions.map((option) => `  memory[${awkText(option)}]`),
    ...[...dashWords].map((word) => `  dash_word[${awkText(word)}]`),
    ...glued.map((option, at) => `  glued[${String(at + 1)}] = ${awkText(option)}`),
    `  glued_count = ${String(glued.length)}`,
    '}',
    '',
  ].join('\n');
}

function awkText(text: string): string {
  if (!/^[A-Za-z0-9_.:*-]+$/u.test(text)) throw new TypeError(`not a plain word: ${text}`);
  return `"${text}"`;
}
