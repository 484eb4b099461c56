import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isMemcaseError } from '../../../src/contract/index.ts';
import { openCacheFolder } from '../../../src/render/pdf/cache-folder.ts';
import { browserCandidates, installedPaths, noBrowser } from '../../../src/render/pdf/find-browser.ts';
import { majorVersion } from '../../../src/render/pdf/print.ts';
import { render } from '../../../src/render/index.ts';
import { sampleDiff } from '../../report/sample-analysis.ts';

describe('finding a browser', () => {
  it('tries only the one that somebody named, by option before environment', () => {
    const environment = { MEMCASE_BROWSER: '/opt/mine', PATH: '/usr/bin' };
    expect(browserCandidates('/opt/named', environment).map((each) => each.origin)).toEqual(['named']);
    expect(browserCandidates(undefined, environment).map((each) => each.origin)).toEqual(['environment']);
    expect(browserCandidates('embedded', environment).map((each) => each.origin)).toEqual(['embedded']);
  });

  it('goes from puppeteer over installed browsers to the embedded one', () => {
    const origins = browserCandidates(undefined, { PATH: '/usr/bin' }).map((each) => each.origin);
    expect(origins[0]).toBe('puppeteer');
    expect(origins.at(-1)).toBe('embedded');
    expect(new Set(origins)).toEqual(new Set(['puppeteer', 'installed', 'embedded']));
  });

  it('knows where browsers lie on each system, and never looks in a relative folder', () => {
    expect(installedPaths({ HOME: '/Users/a' }, 'darwin')).toContain(
      '/Users/a/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    );
    expect(installedPaths({ 'PROGRAMFILES(X86)': 'C:\\P' }, 'win32')).toContain('C:\\P\\Microsoft\\Edge\\Application\\msedge.exe');
    for (const path of installedPaths({ PATH: '.:bin::/usr/bin' }, 'linux')) expect(path).toMatch(/^\//u);
  });

  it('says what was tried and the ways out, with exit 8', async () => {
    const failure = noBrowser(['/usr/bin/chromium: no answer']).failure;
    expect(failure.exit).toBe(8);
    expect(failure.next).toContain('--browser');
    const error: unknown = await render('pdf', sampleDiff(), { browser: '/nonexistent/browser' }).catch((caught: unknown) => caught);
    expect(isMemcaseError(error) && error.failure.exit === 8 && error.failure.what).toContain('/nonexistent/browser is no program');
  });

  it('reads the version that decides whether a browser is new enough', () => {
    expect(majorVersion('HeadlessChrome/147.0.7727.0')).toBe(147);
    expect(majorVersion('nonsense')).toBeNull();
  });
});

describe.skipIf(process.platform === 'win32')('the cache folder (skipped on Windows, where nothing is unpacked)', () => {
  it('is made for its owner alone', async () => {
    const base = await mkdtemp(join(tmpdir(), 'memcase-cache-'));
    try {
      await chmod(base, 0o755);
      const folder = await openCacheFolder({ XDG_CACHE_HOME: join(base, 'cache') }, '/nonexistent');
      expect(folder.endsWith('/memcase')).toBe(true);
    } finally {
      await rm(base, { recursive: true });
    }
  });

  it('is refused when others can write to it or above it', async () => {
    const base = await mkdtemp(join(tmpdir(), 'memcase-cache-'));
    try {
      await chmod(base, 0o777);
      const refusal: unknown = await openCacheFolder({ XDG_CACHE_HOME: base }, '/nonexistent').catch((error: unknown) => error);
      expect(isMemcaseError(refusal) && refusal.failure.exit === 8 && refusal.failure.what).toContain('written by everybody');
      await chmod(base, 0o755);
      await rm(join(base, 'memcase'), { recursive: true, force: true });
      await writeFile(join(base, 'memcase'), 'no folder');
      await expect(openCacheFolder({ XDG_CACHE_HOME: base }, '/nonexistent')).rejects.toThrow();
    } finally {
      await rm(base, { recursive: true });
    }
  });
});
