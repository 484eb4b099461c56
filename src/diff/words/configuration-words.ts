import type { ConfigurationChange, Language } from '../../contract/index.ts';
import { formatBytes } from '../../units/index.ts';

type Change = Pick<ConfigurationChange, 'what' | 'subject' | 'before' | 'after'>;
type Words = Readonly<Record<Language, (change: Change) => string>>;

const none: Readonly<Record<Language, string>> = { en: 'none', 'zh-CN': '无' };
const unlimited: Readonly<Record<Language, string>> = { en: 'unlimited', 'zh-CN': '无限制' };

const from = (change: Change, language: Language): string => change.before ?? none[language];
const to = (change: Change, language: Language): string => change.after ?? none[language];
/** Limits are kept as digits: bytes for people. */
const amount = (value: string | null, language: Language): string =>
  value === null ? none[language] : value === 'unlimited' ? unlimited[language] : /^\d+$/u.test(value) ? formatBytes(Number(value)) : value;

const limits: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  limit: { en: 'hard limit', 'zh-CN': '硬上限' },
  high: { en: 'high limit', 'zh-CN': '软上限' },
  low: { en: 'protection (low)', 'zh-CN': '保护（low）' },
  min: { en: 'protection (min)', 'zh-CN': '保护（min）' },
  swapLimit: { en: 'swap limit', 'zh-CN': '交换上限' },
};

/** The path of a cgroup and which of its limits is meant, as one subject. */
function limitOf(subject: string, language: Language): string {
  const at = subject.lastIndexOf(' ');
  const metric = subject.slice(at + 1);
  const name = limits[metric]?.[language] ?? metric;
  const path = subject.slice(0, Math.max(at, 0));
  return language === 'en' ? `${name} of ${path}` : `${path} 的${name}`;
}

/** A change that is said by its two values. */
const plain = (en: string, zh: string): Words => ({
  en: (change) => `${en} ${change.subject}: ${from(change, 'en')} before, ${to(change, 'en')} after.`,
  'zh-CN': (change) => `${zh} ${change.subject}：由 ${from(change, 'zh-CN')} 变为 ${to(change, 'zh-CN')}。`,
});

const words: Readonly<Record<string, Words>> = {
  'cgroup-limit': {
    en: (change) => `The ${limitOf(change.subject, 'en')} was ${amount(change.before, 'en')} and is ${amount(change.after, 'en')}.`,
    'zh-CN': (change) =>
      `${limitOf(change.subject, 'zh-CN')}由 ${amount(change.before, 'zh-CN')} 变为 ${amount(change.after, 'zh-CN')}。`.replace(
        / ?(无限制) ?/gu,
        '$1',
      ),
  },
  sysctl: plain('sysctl', 'sysctl'),
  setting: plain('Setting', '设置'),
  thp: plain('Transparent huge pages,', '透明大页（THP）设置'),
  ksm: plain('KSM,', 'KSM 设置'),
  hugepages: plain('Huge page pool,', '大页池'),
  'swap-device': plain('Swap device', '交换设备'),
  'memory-mount': plain('Memory file system', '内存文件系统'),
  cgroup: {
    en: (change) => `${change.subject} lives in another cgroup.`,
    'zh-CN': (change) => `${change.subject} 换到了另一个 cgroup。`,
  },
  executable: {
    en: (change) => `${change.subject} runs another program: ${to(change, 'en')} instead of ${from(change, 'en')}.`,
    'zh-CN': (change) => `${change.subject} 运行的程序变了：由 ${from(change, 'zh-CN')} 变为 ${to(change, 'zh-CN')}。`,
  },
  'command-line': {
    en: (change) => `${change.subject} has another command line.`,
    'zh-CN': (change) => `${change.subject} 的命令行变了。`,
  },
  'oom-score-adj': {
    en: (change) =>
      `oom_score_adj of ${change.subject} was ${from(change, 'en')} and is ${to(change, 'en')}: the OOM killer chooses otherwise.`,
    'zh-CN': (change) =>
      `${change.subject} 的 oom_score_adj 由 ${from(change, 'zh-CN')} 变为 ${to(change, 'zh-CN')}，OOM killer 的选择会随之改变。`,
  },
  'resource-limit': {
    en: (change) => `A resource limit of ${change.subject} differs.`,
    'zh-CN': (change) => `${change.subject} 的资源限制不同。`,
  },
  namespaces: {
    en: (change) => `${change.subject} lives in other namespaces: its container is another one.`,
    'zh-CN': (change) => `${change.subject} 处于另外的命名空间：容器已不是原来那个。`,
  },
  library: {
    en: (change) => `The library ${change.subject} is another file than before.`,
    'zh-CN': (change) => `库 ${change.subject} 已不是原来的文件。`,
  },
};

/** A sentence on a change of configuration. Its names must be shown names already. */
export function sayConfiguration(change: Change, language: Language): string {
  return (words[change.what] ?? plain(change.what, change.what))[language](change);
}

export const configurationKinds: readonly string[] = Object.keys(words);
