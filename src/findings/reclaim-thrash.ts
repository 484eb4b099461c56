import type { FindingSubject } from '../contract/index.ts';
import type { Comparison } from '../diff/index.ts';
import { amountOf, numberOf, type MetricReadings, type ParsedFile, type Snapshot } from '../model/index.ts';
import { showName } from '../text/index.ts';
import { bytesArg, textArg } from './args.ts';
import { pressureStep } from './cgroup-steps.ts';
import { cgroupSubject, fieldEvidence, hostSubject } from './evidence.ts';
import { deepestOf, elapsedSeconds, oneCapture } from './reading.ts';
import { foundOrClear, type Finding, type Judged, type Rule } from './rule.ts';

/** Pages thrown out and needed again, by the second. A squeezed service that swapped its 25 MiB in once made 0.6 MiB/s; real thrash makes tens. */
export const leastRefaultRate = 2 ** 20;
const warningRate = 16 * 2 ** 20;
/** All that it holds was read again at least half: below that it is a cold start. */
const cycledShare = 0.5;

type Files = ReadonlyMap<string, ParsedFile>;
interface Place {
  readonly subject: FindingSubject;
  readonly name: string | null;
  readonly file: string;
  readonly prefix: string;
  readonly filesOf: (snapshot: Snapshot) => Files | undefined;
  readonly metrics: MetricReadings;
}

const rule: Rule = {
  code: 'reclaim-thrash',
  needs: ['workingset_refault_file', 'workingset_refault_anon', 'uptime'],
  why: 'Pages that had been reclaimed were needed again (workingset_refault) at 1 MiB/s or more, and in all at least half of what the cgroup or host holds: it works on more than fits. Warning from 16 MiB/s. A rate needs two captures of one boot.',
  judge(comparison) {
    const seconds = elapsedSeconds(comparison);
    if (comparison.before === null) return oneCapture;
    if (seconds === null) return { state: 'unknown', missing: ['uptime of both captures (one boot)'] };
    const host: Place = {
      subject: hostSubject,
      name: null,
      file: 'vmstat',
      prefix: '',
      filesOf: (snapshot) => snapshot.hostFiles,
      metrics: comparison.after.hostMetrics,
    };
    const accused = comparison.cgroups.filter(
      (pair) =>
        pair.after !== null &&
        pair.after.path !== '/' &&
        judgePlace(placeOf(pair.id, pair.after.version, cgroupSubject(pair), null, pair.after.metrics), comparison, seconds) !== null,
    );
    const found = deepestOf(accused, comparison.after).flatMap((pair) =>
      pair.after === null
        ? []
        : (judgePlace(
            placeOf(pair.id, pair.after.version, cgroupSubject(pair), showName(pair.after.path), pair.after.metrics),
            comparison,
            seconds,
          ) ?? []),
    );
    const known = refaulted(comparison.after, host) !== null || comparison.cgroups.length > 0;
    if (found.length > 0) return foundOrClear(found);
    const onHost = judgePlace(host, comparison, seconds);
    if (onHost !== null) return foundOrClear([onHost]);
    return known ? { state: 'clear' } : { state: 'unknown', missing: ['vmstat workingset_refault_*'] };
  },
};

function placeOf(id: string, version: 1 | 2, subject: FindingSubject, name: string | null, metrics: MetricReadings): Place {
  return {
    subject,
    name,
    file: version === 1 ? 'v1:memory.stat' : 'v2:memory.stat',
    prefix: version === 1 ? 'total_' : '',
    filesOf: (snapshot) => snapshot.cgroups.get(id)?.files,
    metrics,
  };
}

/** Bytes refaulted since boot or creation. Before 5.9 one counter stands for both kinds. */
function refaulted(snapshot: Snapshot, { file, prefix, filesOf }: Place): number | null {
  const files = filesOf(snapshot);
  if (files === undefined) return null;
  const pages = (key: string): number | null => amountOf(files, file, `${prefix}workingset_refault${key}`);
  const both = pages('_file') === null && pages('_anon') === null ? pages('') : (pages('_file') ?? 0) + (pages('_anon') ?? 0);
  return both === null ? null : both * snapshot.host.pageSize;
}

function judgePlace(place: Place, comparison: Comparison, seconds: number): Judged | null {
  const after = refaulted(comparison.after, place);
  const before = comparison.before === null ? null : refaulted(comparison.before, place);
  if (after === null || before === null || after < before) return null;
  const bytes = after - before;
  const held = (numberOf(place.metrics['anonymous']) ?? 0) + (numberOf(place.metrics['file']) ?? numberOf(place.metrics['pageCache']) ?? 0);
  const rate = bytes / seconds;
  if (rate < leastRefaultRate || bytes < held * cycledShare) return null;
  return {
    severity: rate >= warningRate ? 'warning' : 'notice',
    confidence: 0.8,
    subject: place.subject,
    args: { where: place.name, bytes, rate: Math.round(rate), held },
    bytes,
    evidence: ['file', 'anon'].map((kind) =>
      fieldEvidence(comparison, place.file, `${place.prefix}workingset_refault_${kind}`, place.filesOf),
    ),
    reasoning: [
      { code: 'kernel-counter', args: { counter: 'workingset_refault' } },
      { code: 'cold-start-possible', args: {} },
    ],
    next: [pressureStep(comparison.after.cgroups.get(place.subject.id) ?? null)],
  };
}

export const reclaimThrash: Finding = {
  rule,
  words: {
    en: {
      title: (args) =>
        `${args['where'] === null ? 'The host' : textArg(args, 'where')} reads back what was just reclaimed: ${bytesArg(args, 'rate')}/s`,
      text: (args) =>
        `${args['where'] === null ? 'The host' : textArg(args, 'where')} had to bring back ${bytesArg(args, 'bytes')} that had been reclaimed, ${bytesArg(args, 'rate')} each second, and holds ${bytesArg(args, 'held')}: what it works on does not fit.`,
    },
    'zh-CN': {
      title: (args) => `${args['where'] === null ? '主机' : textArg(args, 'where')} 反复读回刚被回收的内存：${bytesArg(args, 'rate')}/s`,
      text: (args) =>
        `${args['where'] === null ? '主机' : textArg(args, 'where')} 重新读回了 ${bytesArg(args, 'bytes')} 已被回收的内容，每秒 ${bytesArg(args, 'rate')}，而其持有量为 ${bytesArg(args, 'held')}：工作集放不下。`,
    },
  },
};
