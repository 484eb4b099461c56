import type { Language } from '../../contract/index.ts';
import type { MetricDoc, MetricUnit } from '../../kernel/index.ts';
import type { AnalysisMetric } from '../analysis-metrics.ts';
import type { Claim } from '../claims/index.ts';

export interface Labels {
  readonly trap: string;
  readonly when: string;
  readonly unit: string;
  readonly since: string;
  readonly needs: string;
  readonly identities: string;
  readonly seenAs: string;
  readonly reference: string;
  readonly source: string;
  readonly fallback: string;
  readonly formula: string;
  readonly sumsOver: string;
  readonly sums: Readonly<Record<NonNullable<AnalysisMetric['sumsOver']>, string>>;
  readonly about: string;
  readonly claims: string;
  readonly verdict: Readonly<Record<Claim['verdict'], string>>;
  readonly kind: Readonly<Record<MetricDoc['kind'], string>>;
  readonly units: Readonly<Partial<Record<MetricUnit, string>>>;
  readonly subject: Readonly<Record<AnalysisMetric['subject'], string>>;
  readonly colon: string;
  readonly comma: string;
  /** Between formulas, and between names in other tools. */
  readonly between: string;
  /** `since 3.14`; a release that nobody re-read the commit of is about. */
  release(doc: MetricDoc): string | null;
  printedIn(printed: string): string;
  quote(text: string): string;
  metricOf(subject: string): string;
}

const english: Labels = {
  trap: 'Misread',
  when: 'Look',
  unit: 'Unit',
  since: 'Since',
  needs: 'Needs',
  identities: 'Identity',
  seenAs: 'Shown as',
  reference: 'Checked',
  source: 'Source',
  fallback: 'Otherwise',
  formula: 'Formula',
  sumsOver: 'Adds up',
  sums: { mappings: 'over mappings, not over processes', processes: 'over processes', children: 'over child cgroups' },
  about: 'About',
  claims: 'Often said of it (memcase explain ID answers):',
  verdict: { wrong: 'wrong', misleading: 'misleading', partly: 'partly right' },
  kind: { gauge: 'level', counter: 'counter', peak: 'high-water mark', limit: 'limit', setting: 'setting', identity: 'identity' },
  units: { usec: 'microseconds' },
  subject: { process: 'process', mapping: 'mapping', cgroup: 'cgroup', host: 'host' },
  colon: ': ',
  comma: ', ',
  between: '; ',
  release: ({ since, recalled, until }) =>
    since === undefined
      ? until === undefined
        ? null
        : `until ${until}`
      : `${recalled === true ? 'about ' : ''}${since}${until === undefined ? '' : ` until ${until}`}`,
  printedIn: (printed) => `printed in ${printed}`,
  quote: (text) => `“${text}”`,
  metricOf: (subject) => `metric of a ${subject} in reports and diffs`,
};

const chinese: Labels = {
  trap: '误读',
  when: '何时看',
  unit: '单位',
  since: '起始',
  needs: '依赖',
  identities: '恒等式',
  seenAs: '别处名称',
  reference: '依据',
  source: '来源',
  fallback: '备用来源',
  formula: '公式',
  sumsOver: '可相加',
  sums: { mappings: '按映射相加，不可按进程相加', processes: '按进程相加', children: '按子 cgroup 相加' },
  about: '涉及',
  claims: '关于它的常见说法（memcase explain ID 查看解答）：',
  verdict: { wrong: '错误', misleading: '有误导', partly: '部分正确' },
  kind: { gauge: '当前值', counter: '累计值', peak: '峰值', limit: '上限', setting: '设置', identity: '标识' },
  units: {
    bytes: '字节',
    count: '个数',
    usec: '微秒',
    percent: '百分比',
    ticks: '时钟滴答',
    address: '地址',
    flag: '标志',
    text: '文本',
    ratio: '比值',
  },
  subject: { process: '进程', mapping: '映射', cgroup: 'cgroup', host: '主机' },
  colon: '：',
  comma: '、',
  between: '；',
  release: ({ since, recalled, until }) =>
    since === undefined
      ? until === undefined
        ? null
        : `至 ${until}`
      : `${recalled === true ? '约 ' : ''}${since}${until === undefined ? '' : `，至 ${until}`}`,
  printedIn: (printed) => `内核以 ${printed} 打印`,
  quote: (text) => `“${text}”`,
  metricOf: (subject) => `报告与对比中的${subject}指标`,
};

export function labelsOf(language: Language): Labels {
  return language === 'en' ? english : chinese;
}
