import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import type { Browser } from './find-browser.ts';
import { browserIdentity, type RunAs } from './identity.ts';
import { pipeTransport, type PipeTransport } from './pipe-transport.ts';

export interface RunningBrowser {
  readonly transport: PipeTransport;
  readonly sandboxed: boolean;
  /** Ends the browser with all its processes and removes its home. */
  readonly stop: () => Promise<void>;
}

/** Flags of ours: no network, no graphics card, no first-run pages, text laid out the same on every machine. */
const flags: readonly string[] = [
  '--headless',
  '--remote-debugging-pipe',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-extensions',
  '--disable-sync',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-breakpad',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
  '--hide-scrollbars',
  '--font-render-hinting=none',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=http://127.0.0.1:9',
];

/**
 * Starts a browser: in its own process group, with an almost empty environment and a home that nobody else sees, under
 * `nobody` when we are root.
 *
 * The sandbox is tried first. Where the kernel grants no user namespace (containers, hardened distributions) it can't start;
 * then the browser runs without, and the result says so. What is left then: a user who owns nothing (as root), no script,
 * no network, and a page that we wrote ourselves with every captured character escaped.
 */
export async function launchBrowser(
  browser: Browser,
  limits: { readonly timeoutMs: number; readonly signal?: AbortSignal },
): Promise<RunningBrowser> {
  const runAs = browserIdentity();
  const libraries = browser.libraries !== undefined && !(await startsByItself(browser.path)) ? browser.libraries : undefined;
  try {
    return await launchOnce({ browser, runAs, libraries, sandboxed: true }, limits);
  } catch (error) {
    if (process.platform !== 'linux' || process.env['MEMCASE_SANDBOX'] === 'required' || limits.signal?.aborted === true) throw error;
    return await launchOnce({ browser, runAs, libraries, sandboxed: false }, limits);
  }
}

interface Attempt {
  readonly browser: Browser;
  readonly runAs: RunAs | null;
  readonly libraries: string | undefined;
  readonly sandboxed: boolean;
}

async function launchOnce(
  { browser, runAs, libraries, sandboxed }: Attempt,
  { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal?: AbortSignal },
): Promise<RunningBrowser> {
  const home = await makeHome(runAs, browser);
  const unix = process.platform !== 'win32';
  const child = spawn(
    browser.path,
    [
      ...flags,
      ...(sandboxed ? [] : ['--no-sandbox', '--disable-setuid-sandbox']),
      `--user-data-dir=${join(home, 'profile')}`,
      'about:blank',
    ],
    {
      ...(runAs ?? {}),
      cwd: home,
      env: environmentFor(home, browser, libraries),
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
      detached: unix,
      windowsHide: true,
    },
  );
  const said = collect(child);
  const stop = async (): Promise<void> => {
    await endGroup(child, unix);
    await rm(home, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    const [, , , toBrowser, fromBrowser] = child.stdio;
    if (!(toBrowser instanceof Writable) || !(fromBrowser instanceof Readable)) throw new Error('no pipes to the browser');
    const transport = pipeTransport(toBrowser, fromBrowser);
    await firstAnswer(transport, child, said, timeoutMs, signal);
    return { transport, sandboxed, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Waits until the browser answers its first question, or ends, or time is up. */
async function firstAnswer(
  transport: PipeTransport,
  child: ChildProcess,
  said: () => string,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const fail = (what: string): void => {
      reject(new Error(`${what}${said() === '' ? '' : `: ${said()}`}`));
    };
    const timer = setTimeout(() => {
      fail(`no answer in ${String(timeoutMs / 1000)} s`);
    }, timeoutMs);
    const done = (): void => {
      clearTimeout(timer);
    };
    child.once('error', (error) => {
      done();
      reject(error);
    });
    child.once('exit', (code, end) => {
      done();
      fail(`it ended at once (${end ?? String(code)})`);
    });
    signal?.addEventListener('abort', () => {
      done();
      fail('interrupted');
    });
    transport.onmessage = () => {
      done();
      resolve();
    };
    transport.send(JSON.stringify({ id: 0, method: 'Browser.getVersion' }));
  });
}

/** The first lines that the browser wrote to standard error: why it did not start. */
function collect(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    if (text.length < 4000) text += chunk;
  });
  return () =>
    text
      .split('\n')
      .find((line) => /sandbox|error|fatal|cannot|failed/iu.test(line))
      ?.trim()
      .slice(0, 300) ?? text.trim().slice(0, 300);
}

/** A home of its own, below the system's temporary folder, that only the browser's user can enter. */
async function makeHome(runAs: RunAs | null, browser: Browser): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'memcase-browser-'));
  await mkdir(join(home, 'profile'), { mode: 0o700 });
  if (browser.fonts !== undefined) await writeFile(join(home, 'fonts.conf'), fontsConf([browser.fonts], join(home, 'font-cache')));
  if (runAs !== null) for (const path of [join(home, 'profile'), home]) await chown(path, runAs.uid, runAs.gid);
  return home;
}

/**
 * Fontconfig's own settings for the embedded browser: its Open Sans and the system's fonts. Without any font it prints blank pages
 * and says nothing.
 */
function fontsConf(folders: readonly string[], cache: string): string {
  const dirs = [...folders, '/usr/share/fonts', '/usr/local/share/fonts']
    .map((folder) => `<dir>${folder.replace(/[&<>]/gu, '')}</dir>`)
    .join('');
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${dirs}<cachedir>${cache}</cachedir></fontconfig>\n`;
}

/** Nothing of our environment but what a system needs to start a program. */
function environmentFor(home: string, browser: Browser, libraries: string | undefined): NodeJS.ProcessEnv {
  const kept = process.platform === 'win32' ? ['SystemRoot', 'SystemDrive', 'ProgramFiles', 'ProgramFiles(x86)'] : [];
  return {
    ...Object.fromEntries(kept.map((name) => [name, process.env[name]])),
    HOME: home,
    USERPROFILE: home,
    TMPDIR: home,
    TEMP: home,
    TMP: home,
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_CONFIG_HOME: join(home, 'config'),
    PATH: '/usr/bin:/bin',
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    ...(browser.fonts === undefined ? {} : { FONTCONFIG_FILE: join(home, 'fonts.conf') }),
    ...(libraries === undefined ? {} : { LD_LIBRARY_PATH: libraries }),
  };
}

/** Whether the loader finds all libraries of the embedded browser on this system. */
async function startsByItself(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    execFile(path, ['--version'], { env: { PATH: '/usr/bin:/bin' }, timeout: 20_000, ...(browserIdentity() ?? {}) }, (error) => {
      resolve(error === null);
    });
  });
}

/** Renderers and zygotes are in the browser's group: none may outlive it. */
async function endGroup(child: ChildProcess, unix: boolean): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) =>
    child.once('exit', () => {
      resolve();
    }),
  );
  try {
    if (unix) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    return;
  }
  await ended;
}
