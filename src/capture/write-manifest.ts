import type { ArchiveWriter } from '../archive/index.ts';
import type { Manifest } from '../contract/index.ts';

/** Entries of a large host make tens of megabytes of JSON: they are written some at a time. */
const atOnce = 500;
/** Lists that are as long as the host is large: one element a line, so that they can be searched with grep. */
const long = ['entries', 'facts', 'processes'] as const;

/** Writes the last member, `manifest.json`. */
export async function writeManifest(writer: ArchiveWriter, manifest: Manifest): Promise<void> {
  const member = writer.open('manifest.json');
  const put = (text: string): Promise<void> => member.write(Buffer.from(text));
  const frame = JSON.stringify({ ...manifest, ...Object.fromEntries(long.map((name) => [name, `\0${name}`])) }, null, 1);
  const [head = '', ...parts] = frame.split('"\\u0000');
  await put(head);
  for (const part of parts) {
    const name = long.find((one) => part.startsWith(`${one}"`));
    if (name === undefined) {
      await put(`"\\u0000${part}`);
      continue;
    }
    const list: readonly unknown[] = manifest[name];
    await put('[');
    for (let at = 0; at < list.length; at += atOnce) {
      const lines = list.slice(at, at + atOnce).map((element) => `\n  ${JSON.stringify(element)}`);
      await put(`${at === 0 ? '' : ','}${lines.join(',')}`);
    }
    await put(`\n ]${part.slice(name.length + 1)}`);
  }
  await put('\n');
  await member.close();
}
