import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { readCapture, type CapturedFile, type ReadContents, type ReadOptions } from '../../src/archive/index.ts';

/** A member for a general packer, with its content. */
export interface Entry {
  readonly name: string;
  readonly type?: 'file' | 'link' | 'symlink' | 'character-device' | 'directory' | 'fifo';
  readonly linkname?: string;
  readonly content?: string | Uint8Array;
}

/** A tar made by a general tool. */
export async function packTar(entries: readonly Entry[]): Promise<Buffer> {
  const tar = pack();
  for (const { content, ...header } of entries) {
    if (content === undefined) tar.entry(header);
    else tar.entry(header, Buffer.from(content));
  }
  tar.finalize();
  const pieces: Buffer[] = [];
  for await (const piece of tar as AsyncIterable<Buffer>) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Plain files. */
export function entriesOf(files: Readonly<Record<string, string | Uint8Array>>): Entry[] {
  return Object.entries(files).map(([name, content]) => ({ name, content }));
}

/** A tar header written field by field, for what no packer would write. */
export function rawHeader(fields: { name: string | Uint8Array; size?: number; type?: string; magic?: string }): Buffer {
  const block = Buffer.alloc(512);
  Buffer.from(fields.name).copy(block, 0, 0, 100);
  block.write('0000644\0', 100);
  block.write('0000000\0', 108);
  block.write('0000000\0', 116);
  block.write(`${(fields.size ?? 0).toString(8).padStart(11, '0')}\0`, 124);
  block.write('00000000000\0', 136);
  block.write(fields.type ?? '0', 156);
  block.write(fields.magic ?? 'ustar\x0000', 257, 'latin1');
  block.fill(0x20, 148, 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

export function rawMember(fields: { name: string | Uint8Array; type?: string; magic?: string }, content: string | Uint8Array): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([rawHeader({ ...fields, size: bytes.length }), bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);
}

export const endMark = Buffer.alloc(1024);

export function paxRecord(key: string, value: string | Uint8Array): Buffer {
  const rest = Buffer.concat([Buffer.from(` ${key}=`), Buffer.from(value), Buffer.from('\n')]);
  let length = rest.length + 1;
  while (String(length).length + rest.length !== length) length += 1;
  return Buffer.concat([Buffer.from(String(length)), rest]);
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export const hostFacts = {
  hostname: 'web1',
  kernelRelease: '6.12.1',
  kernelVersion: '#1 SMP',
  architecture: 'x86_64',
  wordSize: 64,
  pageSize: 4096,
  ticksPerSecond: 100,
  bootId: '11111111-2222-3333-4444-555555555555',
  cpus: 2,
  numaNodes: 1,
  cgroupMode: 'v2',
  cgroupMounts: [{ version: 2, mountPoint: '/sys/fs/cgroup', root: '/', memory: true }],
} as const;

const moment = (second: number) => ({ wall: `2026-01-31T02:03:0${String(second)}.000Z`, monotonicUsec: second * 1e6 });

export function headerJson(changes: object = {}): string {
  return JSON.stringify({
    format: 'memcase-capture/1',
    tool: { name: 'memcase', version: '0.1.0', engine: 'node' },
    host: hostFacts,
    startedAt: moment(1),
    selectors: [{ selector: '--pid 812', pids: [812] }],
    label: null,
    case: null,
    samples: 1,
    intervalMs: null,
    operator: { uid: 0, sudoUid: 1000 },
    masking: { commandLines: 'masked', keyed: false },
    options: { tree: true },
    ...changes,
  });
}

export function manifestJson(files: Readonly<Record<string, string | Uint8Array>>, changes: object = {}): string {
  return JSON.stringify({
    format: 'memcase-capture/1',
    finishedAt: moment(2),
    complete: true,
    reasons: [],
    exit: { code: 0, reasons: [] },
    entries: [
      ...Object.entries(files).map(([path, content]) => ({
        state: 'stored',
        path,
        bytes: Buffer.from(content).length,
        sha256: sha256(Buffer.from(content)),
        content: 'kernel',
        atUsec: 1,
        tookUsec: 1,
        longestReadUsec: 1,
      })),
      { state: 'refused', path: 'proc/812/smaps_rollup', errno: 'ESRCH', normal: true, atUsec: 5 },
    ],
    facts: [{ path: 'proc/812/exe', kind: 'link', facts: { target: '/usr/bin/api' } }],
    degraded: [],
    cost: { wallUsec: 1, cpuUsec: 1, peakRssBytes: null, filesRead: 1, bytesRead: 1, processes: [] },
    processes: [],
    masked: {},
    sampleTimes: [moment(1)],
    ...changes,
  });
}

/** Some files of a capture, by their paths below the leading folder. */
export const someFiles: Readonly<Record<string, string>> = {
  'proc/meminfo': 'MemTotal:        1000 kB\nMemFree:          500 kB\n',
  'proc/812/status': 'Name:\tapi\nVmSize:\t    8192 kB\n',
  'proc/812/statm': '2048 100 50 1 0 20 0\n',
  'proc/812/smaps': `7f0000000000-7f0000001000 rw-p 00000000 00:00 0 \n${'KernelPageSize:        4 kB\n'.repeat(60)}`,
  'sys/fs/cgroup/system.slice/api.service/memory.stat': 'anon 4096\nfile 0\n',
};

/** A capture of ours, as members in the order in which they are written. */
export function memcaseEntries(files: Readonly<Record<string, string | Uint8Array>> = someFiles, folder = 'NAME'): Entry[] {
  return [
    { name: `${folder}/capture.json`, content: headerJson() },
    ...entriesOf(files).map((entry) => ({ ...entry, name: `${folder}/${entry.name}` })),
    { name: `${folder}/manifest.json`, content: manifestJson(files) },
  ];
}

/** Compresses the way captures are written: several gzip members after one another. */
export function gzipMembers(tar: Uint8Array, piece: number): Buffer {
  const members: Buffer[] = [];
  for (let at = 0; at < tar.length; at += piece) members.push(gzipSync(tar.subarray(at, at + piece), { level: 1 }));
  return Buffer.concat(members);
}

export interface Read {
  readonly contents: ReadContents;
  /** Content by `sample:path`, in the order of the visits. */
  readonly files: Map<string, Buffer>;
  /** Paths whose file said that it is cut. */
  readonly cut: string[];
}

/** Bytes as a stream in pieces of one size. */
export async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export async function readAll(input: Parameters<typeof readCapture>[0], options?: ReadOptions): Promise<Read> {
  const files = new Map<string, Buffer>();
  const cut: string[] = [];
  const contents = await readCapture(
    input,
    async (file: CapturedFile) => {
      const pieces: Uint8Array[] = [];
      for await (const piece of file.chunks()) pieces.push(piece);
      files.set(`${String(file.sample)}:${file.path}`, Buffer.concat(pieces));
      if (file.cut === true) cut.push(file.path);
    },
    options,
  );
  return { contents, files, cut };
}

export function readBytes(bytes: Uint8Array, options?: ReadOptions, piece = 65_536): Promise<Read> {
  return readAll({ kind: 'stream', stream: inPieces(bytes, piece), name: 'test.tar' }, options);
}
