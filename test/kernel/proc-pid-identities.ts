import { readFileSync } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { Readable } from 'node:stream';
import { extract } from 'tar-stream';
import { allKernelFiles, type KernelRecord, type ParseContext } from '../../src/kernel/index.ts';
import type { Parsed } from '../../src/text/index.ts';
import { valuesOf } from './sturdy.ts';

const names: readonly string[] = [
  ...['status', 'stat', 'statm', 'cgroup', 'mountinfo', 'comm', 'cmdline', 'limits', 'oom_score', 'oom_score_adj', 'oom_adj'],
  ...['io', 'ksm_stat', 'ksm_merging_pages'],
];
export const processFiles = allKernelFiles.filter(({ id, scope }) => scope === 'process' && names.includes(id));

/** The parsed files of one process by file name. */
export type ParsedProcess = ReadonlyMap<string, Parsed<KernelRecord>>;

export function parseProcess(pid: string, contents: ReadonlyMap<string, Uint8Array>, pageSize = 4096): ParsedProcess {
  const context = (id: string): ParseContext => ({ path: `proc/${pid}/${id}`, pageSize, wordSize: 64, ticksPerSecond: 100 });
  return new Map(
    processFiles.flatMap((file) => {
      const bytes = contents.get(file.id);
      return bytes === undefined ? [] : [[file.id, file.parse(bytes, context(file.id))] as const];
    }),
  );
}

/** Number or text of a field: `status.VmRSS`. */
export function valueOf(process: ParsedProcess, metric: string): number | string | undefined {
  const dot = metric.indexOf('.');
  const parsed = process.get(metric.slice(0, dot));
  const field = parsed === undefined ? undefined : valuesOf(parsed.record).get(metric.slice(dot + 1));
  return field === undefined ? undefined : field.kind === 'amount' ? field.amount : field.kind === 'text' ? field.text : 'unlimited';
}

/** All processes of a capture tarball, by pid. */
export async function readCaptureTar(path: string): Promise<ReadonlyMap<string, ParsedProcess>> {
  const contents = new Map<string, Map<string, Uint8Array>>();
  const tar = Readable.from([readFileSync(path)])
    .pipe(createGunzip())
    .pipe(extract());
  for await (const entry of tar) {
    const chunks: Buffer[] = [];
    for await (const chunk of entry) chunks.push(chunk as Buffer);
    const [, pid, name] = /(?:^|\/)proc\/([0-9]+)\/([a-z_]+)$/u.exec(entry.header.name) ?? [];
    if (pid === undefined || name === undefined) continue;
    const files = contents.get(pid) ?? new Map<string, Uint8Array>();
    contents.set(pid, files.set(name, new Uint8Array(Buffer.concat(chunks))));
  }
  return new Map([...contents].map(([pid, files]) => [pid, parseProcess(pid, files)]));
}
