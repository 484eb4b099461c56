import { readFileSync } from 'node:fs';

/** The bytes of a sample beside a test: `readSample(import.meta.url, 'samples/6.12')`. */
export function readSample(testUrl: string, name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(name, testUrl)));
}

/** The same as text. */
export function sampleText(testUrl: string, name: string): string {
  return readFileSync(new URL(name, testUrl), 'utf8');
}
