import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeDifference, thisPlatform } from '../../src/tooling/installed.mjs';

const linux = { os: 'linux', cpu: 'x64', libc: 'glibc' };

interface Entry {
  readonly version?: string;
  readonly optional?: boolean;
  readonly os?: string[];
  readonly cpu?: string[];
  readonly libc?: string[];
  readonly dependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
}

const manifest = { dependencies: { tar: '1.0.0' }, optionalDependencies: { browser: '2.0.0', font: '2.0.0' } };

const locked: Readonly<Record<string, Entry>> = {
  '': manifest,
  'node_modules/tar': { version: '1.0.0' },
  'node_modules/tar/node_modules/stream': { version: '1.1.0' },
  'node_modules/browser': { version: '2.0.0', optional: true },
  'node_modules/font': { version: '2.0.0', optional: true },
  'node_modules/tool-linux': { version: '3.0.0', optional: true, os: ['linux'], cpu: ['x64'], libc: ['glibc'] },
  'node_modules/tool-musl': { version: '3.0.0', optional: true, os: ['linux'], cpu: ['x64'], libc: ['musl'] },
  'node_modules/tool-darwin': { version: '3.0.0', optional: true, os: ['darwin'] },
  'node_modules/tool-not-linux': { version: '3.0.0', optional: true, os: ['!linux'] },
  'node_modules/tool-wasm': { version: '3.0.0', optional: true, cpu: ['wasm32'] },
  'node_modules/below-tool-wasm': { version: '3.0.0', optional: true },
};

const wholeOnLinux = ['tar', 'tar/node_modules/stream', 'browser', 'font', 'tool-linux'];

describe('whether node_modules is what the lock file says', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'memcase-installed-'));
    write('package.json', manifest);
    write('package-lock.json', { packages: locked });
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function write(path: string, value: unknown): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), JSON.stringify(value));
  }

  function install(names: readonly string[], versions: Readonly<Record<string, string>> = {}): void {
    const entries = names.map((name) => [`node_modules/${name}`, locked[`node_modules/${name}`] ?? { version: '9.0.0' }] as const);
    write('node_modules/.package-lock.json', { packages: Object.fromEntries(entries) });
    for (const name of names)
      write(`node_modules/${name}/package.json`, { version: versions[name] ?? locked[`node_modules/${name}`]?.version ?? '9.0.0' });
  }

  it('is agreed when all is there that this platform can hold', () => {
    install(wholeOnLinux);
    expect(describeDifference(folder, linux)).toBeUndefined();
  });

  it('is denied without node_modules', () => {
    expect(describeDifference(folder, linux)).toContain('node_modules is missing');
  });

  it('is denied when a package is missing, at any depth', () => {
    install(wholeOnLinux.filter((name) => name !== 'tar/node_modules/stream'));
    expect(describeDifference(folder, linux)).toBe('node_modules/tar/node_modules/stream is missing');
  });

  it('is denied when a folder holds another version than npm noted', () => {
    install(wholeOnLinux, { tar: '0.9.0' });
    expect(describeDifference(folder, linux)).toBe('node_modules/tar is 0.9.0, wanted is 1.0.0');
  });

  it('is denied when a folder was deleted behind the back of npm', () => {
    install(wholeOnLinux);
    rmSync(join(folder, 'node_modules/tar/package.json'));
    expect(describeDifference(folder, linux)).toBe('node_modules/tar is missing, wanted is 1.0.0');
  });

  it('is denied when the native part of a tool for this platform is missing', () => {
    install(wholeOnLinux.filter((name) => name !== 'tool-linux'));
    expect(describeDifference(folder, linux)).toBe('node_modules/tool-linux is missing');
    expect(describeDifference(folder, { os: 'linux', cpu: 'x64', libc: 'musl' })).toBe('node_modules/tool-musl is missing');
    expect(describeDifference(folder, { os: 'darwin', cpu: 'arm64', libc: undefined })).toBe('node_modules/tool-darwin is missing');
  });

  it('is agreed when every optional package of ours was left out on purpose', () => {
    install(wholeOnLinux.filter((name) => name !== 'browser' && name !== 'font'));
    expect(describeDifference(folder, linux)).toBeUndefined();
  });

  it('is denied when only one of our optional packages is missing', () => {
    install(wholeOnLinux.filter((name) => name !== 'font'));
    expect(describeDifference(folder, linux)).toBe('node_modules/font is missing');
  });

  it('is agreed when somebody added a package without saving it', () => {
    install([...wholeOnLinux, 'puppeteer']);
    expect(describeDifference(folder, linux)).toBeUndefined();
  });

  it('is denied when package.json moved away from the lock file', () => {
    install(wholeOnLinux);
    write('package.json', { ...manifest, dependencies: { tar: '1.0.1' } });
    expect(describeDifference(folder, linux)).toBe('package.json and package-lock.json name different dependencies');
  });

  it('is agreed of this very checkout', () => {
    expect(describeDifference(join(import.meta.dirname, '../..'), thisPlatform())).toBeUndefined();
  });
});
