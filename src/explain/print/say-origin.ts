import type { Language } from '../../contract/index.ts';

type Phrases = readonly (readonly [RegExp, string])[];

/** The words among the field names that say where a metric is taken from. */
const origins: Phrases = [
  [/sum of ([^,;]+)/gu, '$1 之和'],
  [/the same fields of (\S+)/gu, '$1 的同名字段'],
  [/estimated from the mappings in smaps/gu, '由 smaps 中的各映射估计'],
  [/smallest limit on the path to the root; v1 also /gu, '到根的路径上最低的上限；v1 另看 '],
  [/number of maps lines/gu, 'maps 的行数'],
  [/number of smaps blocks/gu, 'smaps 的块数'],
  [/ minus all that meminfo accounts for/gu, ' 减去 meminfo 已计入的各项'],
  [/; /gu, '；'],
  [/, /gu, '、'],
];

/** The words among the options that a kernel must be built or started with. */
const needs: Phrases = [
  [/Android vendor kernels/gu, 'Android 厂商内核'],
  [/vendor kernels only/gu, '仅厂商内核'],
  [/^not with (\S+)$/gu, '未启用 $1'],
  [/ \((\S+) earlier\)/gu, '（早先为 $1）'],
  [/ up to (\S+), (\S+) from (\S+)/gu, '（至 $1），$3 起为 $2'],
  [/, part of (\S+) from about (\S+)/gu, '，约 $2 起并入 $1'],
  [/swap accounting \(before (\S+)\)/gu, '交换记账（$1 之前）'],
  [/swap accounting/gu, '交换记账'],
  [/mount option (\S+) makes it local/gu, '挂载选项 $1 使其只计本级'],
  [/mount option (\S+)/gu, '挂载选项 $1'],
  [/ and /gu, ' 与 '],
];

const say = (text: string, phrases: Phrases): string => phrases.reduce((said, [phrase, words]) => said.replace(phrase, words), text);

/** `sum of smaps.Pss` -> `smaps.Pss 之和`. */
export function sayOrigin(origin: string, language: Language): string {
  return language === 'en' ? origin : say(origin, origins);
}

/** `CONFIG_HUGETLB_PAGE and mount option ...`; undefined where nothing special is needed. */
export function sayNeeds(config: string | undefined, language: Language): string | undefined {
  return config === undefined || language === 'en' ? config : say(config, needs);
}
