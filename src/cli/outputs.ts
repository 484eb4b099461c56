import { MemcaseError } from '../contract/index.ts';

/** One thing to write: a format and where it goes (null: standard output). */
interface Output<Format extends string> {
  readonly format: Format;
  readonly path: string | null;
}

const endings: Readonly<Record<string, string>> = {
  html: 'html',
  htm: 'html',
  pdf: 'pdf',
  md: 'md',
  markdown: 'md',
  json: 'json',
  txt: 'text',
  text: 'text',
  xml: 'junit',
};

/** What `-o` and `--format` together ask for. The format follows the file's ending; without `-o` the text form goes to standard output. */
export function planOutputs<Format extends string>(
  files: readonly string[],
  formats: readonly string[],
  known: readonly Format[],
): readonly Output<NoInfer<Format>>[] {
  const isKnown = (format: string | undefined): format is Format => known.some((each) => each === format);
  for (const format of formats) {
    if (!isKnown(format)) throw usage(`There is no format ${format}.`, `Formats: ${known.join(', ')}.`);
  }
  if (files.length === 0) return (formats.length === 0 ? ['text'] : formats).filter(isKnown).map((format) => ({ format, path: null }));
  return files.map((file, index) => {
    const given = formats.length === files.length ? formats[index] : formats.length === 1 && files.length === 1 ? formats[0] : undefined;
    const ending = /\.([a-z]+)$/iu.exec(file)?.[1]?.toLowerCase();
    const format = given ?? (ending === undefined ? undefined : endings[ending]) ?? (file === '-' ? (formats[0] ?? 'text') : undefined);
    if (!isKnown(format))
      throw usage(`The format of ${file} is not clear from its ending.`, `Name it .html, .pdf, .md, .json or .txt, or give --format.`);
    return { format, path: file === '-' ? null : file };
  });
}

function usage(what: string, next: string): MemcaseError {
  return new MemcaseError({ code: 'usage', exit: 2, what, next });
}
