import { statSync } from 'node:fs';
import { exitCodes, MemcaseError, type Exit } from '../../contract/index.ts';
import { fileJson, fileText, guessFiles, viewJson, views, viewText, type Meanings, type ShownFile, type ViewId } from '../../show/index.ts';
import { showName } from '../../text/index.ts';
import { parseCaptureArgument } from '../capture-argument.ts';
import { parseLanguage } from '../language.ts';
import { collectShown, listCapture } from '../show-capture.ts';
import { readLooseFile } from '../show-file.ts';

export interface ShowOptions {
  readonly as?: string;
  readonly view?: ViewId;
  readonly explain?: boolean;
  readonly pageSize: string;
  readonly format: string;
  readonly lang?: string;
  readonly root?: string;
}

/** free and the %MEM of top need it whatever process is asked for. */
const meminfoPath = 'proc/meminfo';

const done: Exit = { code: exitCodes.done, reasons: [] };

/** `show`: a capture's contents, one of its files, a view over it; or a file that lies about by itself. */
export async function runShow(input: string, path: string | null, options: ShowOptions): Promise<Exit> {
  if (!['text', 'json'].includes(options.format)) throw usage(`There is no format ${options.format}.`, 'Formats: text, json.');
  const argument = parseCaptureArgument(input);
  if (options.as !== undefined || (path === null && isLooseFile(argument.name))) {
    const shown = await readLooseFile(argument, options.as ?? null, options.pageSize);
    if (options.view === undefined) await printFiles([shown], options);
    else printViews(new Map([[placeOf(shown), shown]]), options.view, options);
    return done;
  }
  if (options.view !== undefined) {
    const { needs } = views[options.view];
    const { files, exit } = await collectShown(
      argument,
      (file) => needs.test(file) && (file === meminfoPath || isAsked(file, path, true)),
      options,
    );
    printViews(new Map(files.map((file) => [file.path, file])), options.view, options);
    return exit;
  }
  if (path !== null) {
    const { files, exit, missing } = await collectShown(argument, (file) => isAsked(file, path, false), options);
    if (files.length > 0) {
      await printFiles(files, options);
      return exit;
    }
    if (missing !== null) throw notThere(path, missing);
  }
  const { text, json, exit, files } = await listCapture(argument, (file) => path === null || isAsked(file, path, true), options);
  if (files === 0 && path !== null) throw notThere(path, 'It is not in the capture.');
  process.stdout.write(options.format === 'json' ? `${JSON.stringify({ ...json, exit }, null, 1)}\n` : text);
  return exit;
}

/** A file whose name is that of a kernel file, and which is no archive by its name. */
function isLooseFile(name: string): boolean {
  if (name === '-' || /\.(?:tar|tgz|gz|tar\.[a-z0-9]+)$/u.test(name)) return false;
  return statSync(name, { throwIfNoEntry: false })?.isFile() === true && guessFiles(name).length > 0;
}

/** `proc/812/smaps`, `/proc/812/smaps` and `812/smaps` mean the same file; a view takes a folder's files. */
function isAsked(file: string, path: string | null, below: boolean): boolean {
  if (path === null) return true;
  const wanted = path.replace(/^\/+|\/+$/gu, '');
  if (file === wanted || file.endsWith(`/${wanted}`)) return true;
  return below && (file.startsWith(`${wanted}/`) || file.includes(`/${wanted}/`));
}

async function printFiles(files: readonly ShownFile[], options: ShowOptions): Promise<void> {
  if (options.format === 'json') {
    const all = files.map(fileJson);
    process.stdout.write(`${JSON.stringify(all.length === 1 ? all[0] : all, null, 1)}\n`);
    return;
  }
  for (const shown of files) process.stdout.write(fileText(shown, await meaningsOf(shown, options)));
}

async function meaningsOf({ file }: ShownFile, options: ShowOptions): Promise<Meanings> {
  if (options.explain !== true) return {};
  return parseLanguage(options.lang) === 'en' ? (await file.texts.en()).texts : (await file.texts.zh()).texts;
}

function printViews(files: ReadonlyMap<string, ShownFile>, id: ViewId, options: ShowOptions): void {
  const tables = views[id].make({ files });
  if (tables.length === 0) throw usage(`There is nothing in it that ${id} could show.`, 'memcase show CAPTURE lists what was captured.');
  const json = { schema: 'memcase-show/1', view: id, unit: 'KiB', tables: tables.map(viewJson) };
  process.stdout.write(options.format === 'json' ? `${JSON.stringify(json, null, 1)}\n` : tables.map(viewText).join('\n'));
}

/** Where a loose file would lie in a capture. */
function placeOf({ path, file }: ShownFile): string {
  const own = /(?:^|\/)(proc\/[0-9]+\/[^/]+)$/u.exec(path)?.[1];
  return own ?? (file.scope === 'process' ? `proc/0/${file.where[0] ?? file.id}` : (file.where[0] ?? file.id));
}

function notThere(path: string, why: string): MemcaseError {
  return new MemcaseError({
    code: 'no-such-path',
    exit: exitCodes.notFound,
    what: `There is no ${showName(path)}. ${why}`,
    next: 'memcase show CAPTURE lists what was captured.',
  });
}

function usage(what: string, next: string): MemcaseError {
  return new MemcaseError({ code: 'usage', exit: exitCodes.usage, what, next });
}
