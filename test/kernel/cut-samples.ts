import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import { host, read, root, samples, show, valuesOf, type Sample } from './sample-set.ts';

/** Samples below 20 kB, each content once for its kernel file, dealt into `parts` by their digest. */
export function smallSamples(part: number, parts: number): readonly Sample[] {
  const seen = new Set<string>();
  return samples.filter((sample) => {
    if (sample.size === 0 || sample.size > 20_000) return false;
    const digest = createHash('sha256')
      .update(sample.choices.map(({ file }) => file.id).join())
      .update(read(sample.path))
      .digest();
    if (digest.readUInt32BE(0) % parts !== part || seen.has(digest.toString('hex'))) return false;
    seen.add(digest.toString('hex'));
    return true;
  });
}

/** What a cut file says that the whole one does not. */
export interface WrongNumber {
  readonly path: string;
  readonly length: number;
  readonly name: string;
  readonly value: number;
  readonly whole: number | string | undefined;
}

/** Parses the sample cut at each byte: its first number that the whole file has not and no note is about, or null. */
export function cutEverywhere(sample: Sample): WrongNumber | null {
  const bytes = read(sample.path);
  const { file, parsed } = show(sample, bytes);
  // Its one number says that the last argument has no end: a cut makes it true.
  if (file.id === 'cmdline') return null;
  const place = { ...host, path: relative(root, sample.path) };
  const whole = valuesOf(parsed.record);
  for (let length = 0; length < bytes.length; length += 1) {
    const { record, notes } = file.parse(bytes.subarray(0, length), place);
    const noted = new Set(notes.map(({ line }) => line));
    for (const [name, { value, line }] of valuesOf(record)) {
      if (typeof value !== 'number' || whole.get(name)?.value === value || noted.has(line)) continue;
      return { path: place.path, length, name, value, whole: whole.get(name)?.value };
    }
  }
  return null;
}
