import type { FindingSubject } from '../contract/index.ts';
import type { Comparison } from '../diff/index.ts';
import { amountOf, type ParsedFile, type Snapshot } from '../model/index.ts';
import { showName } from '../text/index.ts';
import { textArg } from './args.ts';
import { pressureStep } from './cgroup-steps.ts';
import { cgroupSubject, fieldEvidence, hostSubject } from './evidence.ts';
import { deepestOf, elapsedSeconds } from './reading.ts';
import { foundOrClear, type Finding, type Judged, type Rule } from './rule.ts';

/** Share of time in which some task waited for memory. Reading a whole machine's /proc made 0.3 %; a service squeezed below its need 4 to 7 %. */
export const leastStallShare = 0.02;
const warningFrom = 0.1;

type Files = ReadonlyMap<string, ParsedFile>;
interface Source {
  readonly file: string;
  readonly key: string;
  readonly filesOf: (snapshot: Snapshot) => Files | undefined;
}

const rule: Rule = {
  code: 'memory-pressure',
  needs: ['pressureSome', 'uptime'],
  why: 'PSI: tasks waited for memory in at least 2 % of the time between the captures (warning from 10 %), by the growth of the total, not by a level. A single capture has the kernel’s own average over 5 minutes. Where the older capture’s average was as high, it is information.',
  judge(comparison) {
    const host: Source = { file: 'pressure', key: 'memory/some', filesOf: (snapshot) => snapshot.hostFiles };
    const accused = comparison.cgroups.filter((pair) => pair.after !== null && pair.after.path !== '/');
    const sources = accused.map((pair) => ({
      pair,
      source: { file: 'v2:memory.pressure', key: 'some', filesOf: (snapshot: Snapshot) => snapshot.cgroups.get(pair.id)?.files },
    }));
    const known = [host, ...sources.map(({ source }) => source)].some((source) => total(comparison.after, source) !== null);
    if (!known) return { state: 'unknown', missing: ['/proc/pressure/memory (PSI off or not captured)'] };
    const cgroups = sources.filter(({ pair, source }) => judgeSource(source, cgroupSubject(pair), '', comparison) !== null);
    const deepest = new Set(
      deepestOf(
        cgroups.map(({ pair }) => pair),
        comparison.after,
      ),
    );
    const found = cgroups
      .filter(({ pair }) => deepest.has(pair))
      .flatMap(({ pair, source }) => judgeSource(source, cgroupSubject(pair), showName(pair.after?.path ?? ''), comparison) ?? []);
    const onHost = judgeSource(host, hostSubject, '', comparison);
    // What one cgroup stalls for shows in the host as well: it is told once, unless the host is worse.
    const told = onHost !== null && found.some(({ args }) => Number(args['percent']) >= Number(onHost.args['percent']));
    return foundOrClear(onHost === null || told ? found : [...found, onHost]);
  },
};

const total = (snapshot: Snapshot, { file, key, filesOf }: Source, part = 'total'): number | null => {
  const files = filesOf(snapshot);
  return files === undefined ? null : amountOf(files, file, `${key}.${part}`);
};

function judgeSource(source: Source, subject: FindingSubject, name: string, comparison: Comparison): Judged | null {
  const share = shareOf(source, comparison);
  if (share === null || share < leastStallShare) return null;
  const before = comparison.before === null ? null : (total(comparison.before, source, 'avg300') ?? 0) / 100;
  return {
    severity: before !== null && before >= leastStallShare && share <= before * 2 ? 'info' : share >= warningFrom ? 'warning' : 'notice',
    confidence: 0.99,
    subject,
    args: { where: name === '' ? null : name, percent: Number((share * 100).toFixed(1)), average: comparison.before === null },
    bytes: null,
    evidence: [fieldEvidence(comparison, source.file, `${source.key}.${comparison.before === null ? 'avg300' : 'total'}`, source.filesOf)],
    reasoning: [{ code: 'kernel-counter', args: { counter: 'PSI some' } }],
    next: [pressureStep(comparison.after.cgroups.get(subject.id) ?? null)],
  };
}

function shareOf(source: Source, comparison: Comparison): number | null {
  const after = total(comparison.after, source);
  if (comparison.before === null) {
    const average = total(comparison.after, source, 'avg300');
    return average === null ? null : average / 100;
  }
  const before = total(comparison.before, source);
  const seconds = elapsedSeconds(comparison);
  return after === null || before === null || seconds === null || after < before ? null : (after - before) / 1e6 / seconds;
}

export const memoryPressure: Finding = {
  rule,
  words: {
    en: {
      title: (args) =>
        `Memory pressure in ${args['where'] === null ? 'the host' : textArg(args, 'where')}: ${textArg(args, 'percent')} % of the time`,
      text: (args) =>
        `In ${args['where'] === null ? 'the host' : textArg(args, 'where')} some task was waiting for memory ${textArg(args, 'percent')} % of the time ${args['average'] === true ? '(average of the last 5 minutes)' : 'between the captures'}: reclaim, swap-in or refaults cost running time.`,
    },
    'zh-CN': {
      title: (args) => `${args['where'] === null ? '主机' : `${textArg(args, 'where')} `}的内存压力：${textArg(args, 'percent')} % 的时间`,
      text: (args) =>
        `在${args['where'] === null ? '主机' : ` ${textArg(args, 'where')} `}中，${args['average'] === true ? '最近 5 分钟平均' : '两次采集之间'}有 ${textArg(args, 'percent')} % 的时间存在等待内存的任务：回收、换入或重新读入占用了运行时间。`,
    },
  },
};
