// @ts-check
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * All that `memcase explain` knows, as JSON: the names by which everything is found in one file, the rest apart by kernel file and
 * language, so that an answer reads little more than what it says.
 * @param {string} folder
 * @param {import('./load-sources.mjs').Sources} sources
 */
export async function writeMetrics(folder, { explainedFiles, claims, loadMetricWords }) {
  /** @type {(path: string, value: unknown) => void} */
  const write = (path, value) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, `${path}.json`), JSON.stringify(value));
  };
  write(
    'files',
    explainedFiles.map(({ id, ...file }) => {
      const { scope, title, where, cost, capture, vocabulary } = file;
      return { id, scope, title, where, cost, capture, vocabulary, folder: folderOf(id) };
    }),
  );
  for (const { id, fields, metrics, texts } of explainedFiles) {
    write(join(folderOf(id), 'fields'), fields);
    write(join(folderOf(id), 'metrics'), metrics);
    write(join(folderOf(id), 'en'), (await texts.en()).texts);
    write(join(folderOf(id), 'zh'), (await texts.zh()).texts);
  }
  write('claims', claims);
  for (const language of /** @type {const} */ (['en', 'zh-CN'])) write(join('analysis', language), [...(await loadMetricWords(language))]);
}

/** @param {string} id of a kernel file; a colon (`v2:memory.stat`) is in no file name that every system can hold */
const folderOf = (id) => id.replace(':', '-');
