import type { Language } from '../contract/index.ts';
import type { Explanation } from './entries.ts';

const labels = {
  en: {
    unit: 'Unit',
    kind: 'Kind',
    trap: 'Trap',
    when: 'When',
    since: 'Since',
    about: 'about ',
    config: 'Needs',
    identities: 'Identities',
    seenAs: 'Seen as',
    reference: 'Reference',
    until: 'until',
  },
  'zh-CN': {
    unit: '单位',
    kind: '类型',
    trap: '误区',
    when: '何时看',
    since: '自',
    about: '约 ',
    config: '依赖',
    identities: '恒等式',
    seenAs: '别名',
    reference: '参考',
    until: '至',
  },
} as const;

/** Explanations as text, Markdown or JSON. */
export function printExplanations(explanations: readonly Explanation[], format: string, language: Language): string {
  if (format === 'json')
    return `${JSON.stringify(
      explanations.map(({ id, file, version, field, doc, text }) => ({ id, file, version, field, ...doc, ...text, language })),
      null,
      1,
    )}\n`;
  return explanations
    .map((explanation) => (format === 'md' ? asMarkdown(explanation, language) : asText(explanation, language)))
    .join('\n');
}

function facts({ doc, text }: Explanation, language: Language): readonly (readonly [string, string])[] {
  const words = labels[language];
  const since =
    doc.since === undefined
      ? null
      : `${doc.recalled === true ? words.about : ''}${doc.since}${doc.until === undefined ? '' : ` ${words.until} ${doc.until}`}`;
  const rows: readonly (readonly [string, string | null])[] = [
    [words.unit, doc.printed === undefined ? doc.unit : `${doc.unit} (${doc.printed})`],
    [words.kind, doc.kind],
    [words.trap, text.trap ?? null],
    [words.when, text.when ?? null],
    [words.since, since],
    [words.config, doc.config ?? null],
    [words.identities, doc.identities?.join('; ') ?? null],
    [words.seenAs, doc.seenAs?.join(', ') ?? null],
    [words.reference, doc.reference],
  ];
  return rows.filter((row): row is readonly [string, string] => row[1] !== null);
}

function asText(explanation: Explanation, language: Language): string {
  const { field, file, version, text } = explanation;
  const lines = facts(explanation, language).map(([label, value]) => `  ${label}: ${value}`);
  return `${field}  (${file}${version === null ? '' : `, cgroup ${version}`})\n  ${text.meaning}\n${lines.join('\n')}\n`;
}

function asMarkdown(explanation: Explanation, language: Language): string {
  const { field, file, version, text } = explanation;
  const lines = facts(explanation, language).map(([label, value]) => `- **${label}**: ${value}`);
  return `## ${field}\n\n\`${file}\`${version === null ? '' : ` (cgroup ${version})`}\n\n${text.meaning}\n\n${lines.join('\n')}\n`;
}
