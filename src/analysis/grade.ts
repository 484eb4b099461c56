import type { CaptureSummary, Language, Text } from '../contract/index.ts';
import { tornBy } from '../findings/index.ts';
import { amountOf, type Process, type Snapshot } from '../model/index.ts';
import { showName } from '../text/index.ts';
import { formatBytes, formatMicroseconds } from '../units/index.ts';

type Grade = CaptureSummary['grade'];

/** From this time between the first and the last read of one process its numbers are of two moments. */
const apartUsec = 1_000_000;
/** A whole machine that takes longer than this to read goes on changing meanwhile. */
const longUsec = 30_000_000;
/** Share of processes that contradict themselves: from here differences mean little. */
const tornShare = 0.5;
const listed = 5;

/**
 * How consistent a capture is in itself: when its files were read, maps against smaps, status against the sum of smaps, pids that were
 * reused. A: one moment; B: small gaps, or times unknown; C: torn in places; D: not usable for small differences.
 */
export function gradeCapture(snapshot: Snapshot, language: Language): Grade {
  const users = [...snapshot.processes.values()].filter((process) => process.kind === 'user');
  const torn = users.flatMap((process) => reasonsOf(process, snapshot, language).slice(0, 1));
  const reused = snapshot.manifest?.processes.filter(({ state }) => state === 'reused') ?? [];
  const timing = timingReasons(snapshot, language);
  const share = users.length === 0 ? 0 : torn.length / users.length;
  const reasons: Text[] = [
    ...torn.slice(0, listed),
    ...(torn.length > listed ? [say('more-torn', { count: torn.length - listed }, language)] : []),
    ...reused.slice(0, listed).map(({ pid }) => say('pid-reused', { pid }, language)),
    ...timing,
  ];
  const letter = share > tornShare ? 'D' : torn.length > 0 || reused.length > 0 ? 'C' : timing.length > 0 ? 'B' : 'A';
  return { letter, reasons };
}

function reasonsOf(process: Process, snapshot: Snapshot, language: Language): readonly Text[] {
  const name = `${showName(process.identity.comm ?? '?')} (pid ${String(process.pid)})`;
  const by = tornBy(process, snapshot);
  const maps = process.mapsCount;
  const smaps = process.mappings?.source === 'smaps' ? process.mappings.count : null;
  const virtual = amountOf(process.files, 'status', 'VmSize');
  const statm = amountOf(process.files, 'statm', 'size');
  return [
    ...(by === null ? [] : [say('status-against-smaps', { process: name, by }, language)]),
    ...(maps !== null && smaps !== null && maps !== smaps ? [say('maps-against-smaps', { process: name, maps, smaps }, language)] : []),
    ...(virtual !== null && statm !== null && virtual !== statm
      ? [say('status-against-statm', { process: name, by: Math.abs(virtual - statm) }, language)]
      : []),
  ];
}

/** What the manifest says of times: how long the whole took, and the process whose files were read furthest apart. */
function timingReasons(snapshot: Snapshot, language: Language): readonly Text[] {
  if (snapshot.manifest === null) return [say('no-times', {}, language)];
  const spans = new Map<string, { first: number; last: number }>();
  for (const entry of snapshot.manifest.entries) {
    const pid = /^(?:[0-9]{4}\/)?proc\/([0-9]+)\//u.exec(entry.path)?.[1];
    if (pid === undefined || entry.state !== 'stored') continue;
    const end = entry.atUsec + entry.tookUsec;
    const key = `${/^[0-9]{4}\//u.exec(entry.path)?.[0] ?? ''}${pid}`;
    const span = spans.get(key);
    spans.set(key, { first: Math.min(span?.first ?? entry.atUsec, entry.atUsec), last: Math.max(span?.last ?? end, end) });
  }
  const [widest] = [...spans].map(([key, { first, last }]) => ({ key, took: last - first })).sort((left, right) => right.took - left.took);
  return [
    ...(widest !== undefined && widest.took >= apartUsec
      ? [say('read-apart', { pid: widest.key.replace(/^.*\//u, ''), took: widest.took }, language)]
      : []),
    ...((snapshot.spanUsec ?? 0) >= longUsec ? [say('took-long', { took: snapshot.spanUsec ?? 0 }, language)] : []),
  ];
}

type Args = Readonly<Record<string, string | number>>;

const words: Readonly<Record<string, Readonly<Record<Language, (args: Args) => string>>>> = {
  'status-against-smaps': {
    en: (args) =>
      `${String(args['process'])}: status and smaps differ by ${formatBytes(Number(args['by']))}, more than the counters' own error.`,
    'zh-CN': (args) => `${String(args['process'])}：status 与 smaps 相差 ${formatBytes(Number(args['by']))}，超过计数器自身误差。`,
  },
  'maps-against-smaps': {
    en: (args) =>
      `${String(args['process'])}: maps has ${String(args['maps'])} mappings, smaps ${String(args['smaps'])}; some came or went between the reads.`,
    'zh-CN': (args) =>
      `${String(args['process'])}：maps 有 ${String(args['maps'])} 个映射，smaps 有 ${String(args['smaps'])} 个；读取期间有增减。`,
  },
  'status-against-statm': {
    en: (args) => `${String(args['process'])}: its address space changed by ${formatBytes(Number(args['by']))} between statm and status.`,
    'zh-CN': (args) => `${String(args['process'])}：在读取 statm 与 status 之间，地址空间变化 ${formatBytes(Number(args['by']))}。`,
  },
  'more-torn': {
    en: (args) => `${String(args['count'])} further processes changed while they were read.`,
    'zh-CN': (args) => `另有 ${String(args['count'])} 个进程在读取期间发生变化。`,
  },
  'pid-reused': {
    en: (args) => `Pid ${String(args['pid'])} was given to another process while it was read.`,
    'zh-CN': (args) => `读取期间 pid ${String(args['pid'])} 被分配给了另一个进程。`,
  },
  'no-times': {
    en: () => 'The archive does not say when each file was read.',
    'zh-CN': () => '归档未记录各文件的读取时间。',
  },
  'read-apart': {
    en: (args) => `The files of pid ${String(args['pid'])} were read over ${formatMicroseconds(Number(args['took']))}.`,
    'zh-CN': (args) => `pid ${String(args['pid'])} 的各文件读取前后相隔 ${formatMicroseconds(Number(args['took']))}。`,
  },
  'took-long': {
    en: (args) =>
      `The whole capture took ${formatMicroseconds(Number(args['took']))}: numbers of different processes are of different moments.`,
    'zh-CN': (args) => `整个采集用时 ${formatMicroseconds(Number(args['took']))}：不同进程的数值取自不同时刻。`,
  },
};

const say = (code: string, args: Args, language: Language): Text => ({ code, args, text: words[code]?.[language](args) ?? code });
