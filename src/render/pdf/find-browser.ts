import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { MemcaseError } from '../../contract/index.ts';
import { embeddedPackage, prepareEmbedded } from './embedded.ts';

export interface Browser {
  readonly origin: 'named' | 'environment' | 'puppeteer' | 'installed' | 'embedded';
  readonly path: string;
  /** Its own libraries and fonts, for the embedded one. */
  readonly libraries?: string;
  readonly fonts?: string;
}

/** A browser to try, found only when those before it did not work: the embedded one is unpacked at that moment. */
export type Candidate = { readonly origin: Browser['origin']; readonly find: () => Promise<Browser | { readonly missing: string }> };

/**
 * Browsers in the order of trying. A browser that somebody named is the only one: using another in its place would be a surprise.
 * The name `embedded` means the one that comes with the optional package, whatever is installed.
 */
export function browserCandidates(named: string | undefined, environment: NodeJS.ProcessEnv): readonly Candidate[] {
  const wanted = environment['MEMCASE_BROWSER'] ?? environment['PUPPETEER_EXECUTABLE_PATH'];
  if (named !== undefined) return [namedCandidate('named', named)];
  if (wanted !== undefined && wanted !== '') return [namedCandidate('environment', wanted)];
  return [
    { origin: 'puppeteer', find: ofPuppeteer },
    ...installedPaths(environment).map((path): Candidate => ({ origin: 'installed', find: () => existing('installed', path) })),
    { origin: 'embedded', find: embedded },
  ];
}

function namedCandidate(origin: 'named' | 'environment', name: string): Candidate {
  return name === 'embedded' ? { origin: 'embedded', find: embedded } : { origin, find: () => existing(origin, name) };
}

async function existing(origin: Browser['origin'], path: string): Promise<Browser | { readonly missing: string }> {
  try {
    await access(path, constants.X_OK);
    return { origin, path };
  } catch {
    return { missing: `${path} is no program` };
  }
}

/** The browser of an installed puppeteer: an optional peer, asked only for its path. */
async function ofPuppeteer(): Promise<Browser | { readonly missing: string }> {
  try {
    const name = 'puppeteer';
    const found: unknown = await import(name);
    const main: unknown = typeof found === 'object' && found !== null && 'default' in found ? found.default : undefined;
    const ask: unknown = typeof main === 'object' && main !== null && 'executablePath' in main ? main.executablePath : undefined;
    const path: unknown = typeof ask === 'function' ? await Promise.resolve(Reflect.apply(ask, main, [])) : undefined;
    return typeof path === 'string' ? await existing('puppeteer', path) : { missing: 'puppeteer names no browser' };
  } catch {
    return { missing: 'puppeteer is not installed' };
  }
}

async function embedded(): Promise<Browser | { readonly missing: string }> {
  const found = embeddedPackage();
  if ('missing' in found) return found;
  return { origin: 'embedded', ...(await prepareEmbedded(found.folder)) };
}

const unixNames = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge-stable', 'microsoft-edge'];
const macApplications = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const windowsPrograms = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/** Where Chrome, Chromium and Edge lie when they are installed. */
export function installedPaths(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): readonly string[] {
  if (platform === 'darwin') {
    const homes = ['', environment['HOME'] ?? ''];
    return macApplications.flatMap((name) => homes.map((home) => `${home}/Applications/${name}.app/Contents/MacOS/${name}`));
  }
  if (platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => environment[name] ?? []);
    return windowsPrograms.flatMap((program) => roots.map((root) => `${root}\\${program}`));
  }
  const folders = [...new Set([...(environment['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'])].filter((folder) =>
    folder.startsWith('/'),
  );
  return [
    ...unixNames.flatMap((name) => folders.map((folder) => join(folder, name))),
    '/opt/google/chrome/chrome',
    '/opt/microsoft/msedge/msedge',
  ];
}

/** None worked: what was tried, and the ways out. */
export function noBrowser(tried: readonly string[]): MemcaseError {
  return new MemcaseError({
    code: 'no-browser',
    exit: 8,
    what: `No PDF: no usable Chrome, Chromium or Edge (${tried.length === 0 ? 'none found' : tried.slice(0, 6).join('; ')}).`,
    meaning: 'Every other output was written.',
    next: 'Ways out: open the HTML report and print it to PDF; install Chromium, Chrome or Edge; install the optional package @sparticuz/chromium (Linux x64); or name a browser with --browser or MEMCASE_BROWSER.',
  });
}
