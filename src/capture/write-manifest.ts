import type { ArchiveWriter } from '../archive/index.ts';
import type { Manifest } from '../contract/index.ts';

/** Entries of a large host make tens of megabytes of JSON: they are written some at a time. */
const entriesAtOnce = 500;

/** Writes the last member, `manifest.json`. One entry a line, so that it can be searched with grep. */
export async function writeManifest(writer: ArchiveWriter, manifest: Manifest): Promise<void> {
  const member = writer.open('manifest.json');
  const put = (text: string): Promise<void> => member.write(Buffer.from(text));
  const { entries, ...rest } = manifest;
  const [head = '', tail = ''] = JSON.stringify({ ...rest, entries: '\0' }, null, 1).split('"\\u0000"');
  await put(`${head}[`);
  for (let at = 0; at < entries.length; at += entriesAtOnce) {
    const lines = entries.slice(at, at + entriesAtOnce).map((entry) => `\n  ${JSON.stringify(entry)}`);
    await put(`${at === 0 ? '' : ','}${lines.join(',')}`);
  }
  await put(`\n ]${tail}\n`);
  await member.close();
}
