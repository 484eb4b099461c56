import type { CheckOutcome, CheckResult, Language } from '../../contract/index.ts';

/** What the outputs of `check` say around the numbers. */
export interface CheckWords {
  readonly language: Language;
  readonly outcome: Readonly<Record<CheckOutcome, string>>;
  /** `3 passed` */
  readonly count: (count: number, outcome: CheckOutcome) => string;
  readonly heading: (verdict: 'passed' | 'failed' | 'inconclusive') => string;
  readonly verdict: Readonly<Record<'passed' | 'failed' | 'inconclusive', string>>;
  readonly columns: readonly [string, string];
  readonly limit: (text: string) => string;
  readonly noise: (amount: string) => string;
  readonly within: (low: string, high: string) => string;
  readonly waived: (until: string, reason: string) => string;
  readonly waiverEnded: (until: string, reason: string) => string;
  readonly why: (why: string) => string;
  readonly warningOnly: string;
  readonly note: string;
  readonly left: (count: number) => string;
  /** Between two parts of a line. */
  readonly comma: string;
  readonly colon: string;
}

const counted: Readonly<Record<CheckOutcome, string>> = { pass: 'passed', fail: 'failed', inconclusive: 'inconclusive', waived: 'waived' };

const english: CheckWords = {
  language: 'en',
  outcome: { pass: 'pass', fail: 'fail', inconclusive: 'inconclusive', waived: 'waived' },
  count: (count, outcome) => `${String(count)} ${counted[outcome]}`,
  heading: (verdict) => `Memory budget: ${verdict}`,
  verdict: { passed: 'passed', failed: 'FAILED', inconclusive: 'INCONCLUSIVE' },
  columns: ['budget', 'measured'],
  limit: (text) => `limit ${text}`,
  noise: (amount) => `noise +-${amount}`,
  within: (low, high) => `change within ${low} to ${high}`,
  waived: (until, reason) => `waived until ${until}: ${reason}`,
  waiverEnded: (until, reason) => `waiver ended on ${until}: ${reason}`,
  why: (why) => `why this limit: ${why}`,
  warningOnly: 'warning only',
  note: 'note',
  left: (count) => `${String(count)} lines more than fit here; the JSON has them.`,
  comma: ', ',
  colon: ': ',
};

const outcomes: Readonly<Record<CheckOutcome, string>> = { pass: '通过', fail: '超标', inconclusive: '无法判定', waived: '已豁免' };
const verdicts = { passed: '通过', failed: '未通过', inconclusive: '无法判定' } as const;

const chinese: CheckWords = {
  language: 'zh-CN',
  outcome: outcomes,
  count: (count, outcome) => `${outcomes[outcome]} ${String(count)} 项`,
  heading: (verdict) => `内存预算：${verdicts[verdict]}`,
  verdict: verdicts,
  columns: ['预算', '实测'],
  limit: (text) => `阈值 ${text}`,
  noise: (amount) => `噪声 ±${amount}`,
  within: (low, high) => `变化量在 ${low} 与 ${high} 之间`,
  waived: (until, reason) => `豁免至 ${until}：${reason}`,
  waiverEnded: (until, reason) => `豁免已于 ${until} 到期：${reason}`,
  why: (why) => `设此阈值的理由：${why}`,
  warningOnly: '仅告警',
  note: '说明',
  left: (count) => `还有 ${String(count)} 行放不下，JSON 里有全部内容。`,
  comma: '，',
  colon: '：',
};

export const checkWords: Readonly<Record<Language, CheckWords>> = { en: english, 'zh-CN': chinese };

export function verdictOf({ exit }: CheckResult): 'passed' | 'failed' | 'inconclusive' {
  return exit.code === 0 ? 'passed' : exit.code === 3 ? 'failed' : 'inconclusive';
}
