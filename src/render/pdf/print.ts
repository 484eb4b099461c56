import type { PipeTransport } from './pipe-transport.ts';

export interface Printing {
  /** `HeadlessChrome/147.0.7727.0`. */
  readonly version: string;
  /** Prints a page of ours. May be called again with another page. */
  readonly print: (html: string) => Promise<Uint8Array>;
}

/** Chrome before 132 has neither margin boxes nor outlines that work. */
export const oldestVersion = 132;

/** Connects to a running browser. Pages get no script and no network, whatever they hold. */
export async function openPrinting(transport: PipeTransport, timeoutMs: number): Promise<Printing> {
  const { default: puppeteer } = await import('puppeteer-core');
  const browser = await puppeteer.connect({ transport, defaultViewport: null, protocolTimeout: timeoutMs });
  return {
    version: await browser.version(),
    print: async (html) => {
      const page = await browser.newPage();
      try {
        page.setDefaultTimeout(timeoutMs);
        await page.setJavaScriptEnabled(false);
        await page.setRequestInterception(true);
        page.on('request', (request) => {
          const own = request.url().startsWith('data:') || request.url() === 'about:blank';
          // A page that closes meanwhile needs no answer any more.
          (own ? request.continue() : request.abort('blockedbyclient')).catch(() => undefined);
        });
        await page.setContent(html, { waitUntil: 'load', timeout: timeoutMs });
        await page.evaluate('document.fonts.ready.then(() => true)');
        return await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true, timeout: timeoutMs });
      } finally {
        await page.close().catch(() => undefined);
      }
    },
  };
}

/** 147 of `HeadlessChrome/147.0.7727.0`; `null` when it is no such name. */
export function majorVersion(version: string): number | null {
  const match = /\/(\d+)\./u.exec(version);
  return match === null ? null : Number(match[1]);
}
