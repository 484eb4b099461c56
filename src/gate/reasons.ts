import type { Arguments, Language, PairUnit, Text } from '../contract/index.ts';
import { showChange } from './show.ts';

type Say = (args: Arguments) => string;

const english = {
  'target-absent': ({ file }) => `the target is not in ${String(file)}`,
  'unknown-value': ({ what, why }) => `${String(what)} is not known${why === undefined ? '' : `: ${String(why)}`}`,
  'unknown-limit': () => 'the limit is not known',
  'several-cgroups': ({ what }) => `${String(what)} is not known: the target lies in several cgroups`,
  'sources-differ': () => 'not comparable: the captures have it from different sources',
  'not-comparable': ({ why }) => `not comparable: ${String(why)}`,
  'compare-with-care': ({ why }) => `compare with care: ${String(why)}`,
  'incomplete-before': ({ file, why }) => `${String(file)} is incomplete: ${String(why)}`,
  'incomplete-after': ({ file, why }) => `${String(file)} is incomplete: ${String(why)}`,
  'warming-up': ({ side, young, old }) =>
    `still warming up: ${String(young)} s old ${side === 'before' ? 'before' : 'after'}, ${String(old)} s on the other side`,
  'too-few-starts': ({ have, want }) => `${String(have)} process starts on a side, ${String(want)} wanted`,
  'one-start': ({ captures }) =>
    Number(captures) > 1
      ? `${String(captures)} captures of one process start are one sample`
      : 'one start on each side: its significance is unknown',
  'ranges-overlap': (args) =>
    `the captures spread over the limit: the change lies within ${low(args)} and ${high(args)}, the limit is ${bound(args)}`,
  'inside-noise': (args) => `inside the noise: the change lies within ${low(args)} and ${high(args)}, the limit is ${bound(args)}`,
  'range-crosses-limit': () => 'some captures are below the limit and some above',
  'counts-shared': ({ processes }) =>
    `a sum over ${String(processes)} processes counts the memory they share once for each; pss counts it once`,
} satisfies Readonly<Record<string, Say>>;

const chinese: Readonly<Record<keyof typeof english, Say>> = {
  'target-absent': ({ file }) => `${String(file)} 里没有这个目标`,
  'unknown-value': ({ what, why }) => `${String(what)} 的值未知${why === undefined ? '' : `：${String(why)}`}`,
  'unknown-limit': () => '阈值本身未知',
  'several-cgroups': ({ what }) => `${String(what)} 的值未知：目标分布在多个 cgroup 里`,
  'sources-differ': () => '不可比较：几次采集的数据来源不同',
  'not-comparable': ({ why }) => `不可比较：${String(why)}`,
  'compare-with-care': ({ why }) => `比较时请留意：${String(why)}`,
  'incomplete-before': ({ file, why }) => `${String(file)} 不完整：${String(why)}`,
  'incomplete-after': ({ file, why }) => `${String(file)} 不完整：${String(why)}`,
  'warming-up': ({ side, young, old }) =>
    `进程还在预热：${side === 'before' ? '变更前' : '变更后'}只运行了 ${String(young)} 秒，另一侧已运行 ${String(old)} 秒`,
  'too-few-starts': ({ have, want }) => `每侧至少要有 ${String(want)} 次进程启动，现在只有 ${String(have)} 次`,
  'one-start': ({ captures }) =>
    Number(captures) > 1 ? `同一次启动的 ${String(captures)} 次采集只算一个样本` : '每侧只有一次启动：差异是否显著无从得知',
  'ranges-overlap': (args) => `各次采集分布在阈值两侧：变化量在 ${low(args)} 与 ${high(args)} 之间，阈值是 ${bound(args)}`,
  'inside-noise': (args) => `落在噪声之内：变化量在 ${low(args)} 与 ${high(args)} 之间，阈值是 ${bound(args)}`,
  'range-crosses-limit': () => '有的采集低于阈值，有的高于阈值',
  'counts-shared': ({ processes }) => `${String(processes)} 个进程相加时，它们共享的内存每个进程都算了一遍；pss 只算一次`,
};

export type ReasonCode = keyof typeof english;

const words: Readonly<Record<Language, Readonly<Record<ReasonCode, Say>>>> = { en: english, 'zh-CN': chinese };

const low = ({ low: value, unit }: Arguments): string => showChange(Number(value), unit as PairUnit);
const high = ({ high: value, unit }: Arguments): string => showChange(Number(value), unit as PairUnit);
const bound = ({ limit, unit }: Arguments): string => showChange(Number(limit), unit as PairUnit);

/** Says a reason: its code, its arguments, and the text for a person. */
export type Reasons = (code: ReasonCode, args: Arguments) => Text;

/** Says reasons in a language; the code and the arguments stay the same. */
export const reasonsIn =
  (language: Language): Reasons =>
  (code, args) => ({ code, args, text: words[language][code](args) });
