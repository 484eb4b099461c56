import { accessSync, constants } from 'node:fs';
import type { Browser, Page } from 'puppeteer-core';
import { installedPaths } from '../../src/render/pdf/find-browser.ts';

/** A browser of this machine for tests, or none: the tests then skip and say so. */
export const testBrowser: string | undefined = installedPaths(process.env).find((path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
});

/** As root in a container the sandbox can't start; only the tests may do without it, on pages of their own. */
export async function openBrowser(): Promise<Browser> {
  const { default: puppeteer } = await import('puppeteer-core');
  if (testBrowser === undefined) throw new Error('no browser');
  return puppeteer.launch({ executablePath: testBrowser, headless: true, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
}

/** Requests that leave a page, and what its console says (a violation of its policy among it). */
export function watch(page: Page): { readonly requests: string[]; readonly complaints: string[] } {
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  return { requests, complaints };
}
