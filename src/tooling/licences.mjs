// @ts-check
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from './read-json.mjs';
import { root } from './root.mjs';

/**
 * The licence texts of every package whose code went into the bundle: most ask that their text goes along.
 * @param {readonly string[]} inputs files of the bundle, relative to the checkout
 * @returns {string}
 */
export function gatherLicences(inputs) {
  const folders = new Set(inputs.map(packageFolder).filter((folder) => folder !== undefined));
  const parts = [...folders].sort().map((folder) => {
    const manifest = /** @type {{ name: string, version: string, license?: string }} */ (readJson(join(root, folder, 'package.json')));
    return `${manifest.name} ${manifest.version} (${manifest.license ?? 'no licence named'})\n\n${readLicence(join(root, folder))}`;
  });
  return `The command line holds code of these packages.\n\n${parts.join(`\n${'-'.repeat(80)}\n\n`)}`;
}

/** @param {string} input */
function packageFolder(input) {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
}

/** @param {string} folder */
function readLicence(folder) {
  const name = existsSync(folder) ? readdirSync(folder).find((each) => /^(?:licen[cs]e|copying)(?:\.(?:md|txt))?$/i.test(each)) : undefined;
  return name === undefined ? 'The package carries no licence text.\n' : `${readFileSync(join(folder, name), 'utf8').trim()}\n`;
}
