import type { CheckLine, CheckResult } from '../../contract/index.ts';
import { makeVisible } from '../visible.ts';
import { measured, remarks, subjectOf } from './sentence.ts';
import type { CheckWords } from './words.ts';

/**
 * JUnit XML as Jenkins, GitLab and Azure read it: each budget a test case. Inconclusive is an error (nothing was proved), a waived or
 * warning-only line is skipped with its message.
 */
export function junit(result: CheckResult, words: CheckWords): string {
  const states = result.results.map((line) => stateOf(line));
  const count = (state: string): string => String(states.filter((each) => each === state).length);
  const totals = `tests="${String(states.length)}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}"`;
  const cases = result.results.flatMap((line, at) => testCase(line, states[at] ?? 'passed', words));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="memcase check" ${totals}>`,
    `  <testsuite name=${attribute(`memcase: ${result.after.join(', ')}`)} ${totals}>`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function stateOf({ outcome, level }: CheckLine): 'failure' | 'error' | 'skipped' | 'passed' {
  if (outcome === 'pass') return 'passed';
  if (outcome === 'waived' || level === 'warn') return 'skipped';
  return outcome === 'fail' ? 'failure' : 'error';
}

function testCase(line: CheckLine, state: 'failure' | 'error' | 'skipped' | 'passed', words: CheckWords): readonly string[] {
  const message = measured(line, words);
  const numbers: readonly (readonly [string, string | number | null])[] = [
    ['unit', line.unit],
    ['before', line.before?.value ?? null],
    ['after', line.after.value],
    ['delta', line.delta],
    ['limit', line.limit.amount],
    ['noise', line.noise],
  ];
  const properties = numbers.flatMap(([name, value]) =>
    value === null ? [] : [`        <property name="${name}" value=${attribute(String(value))}/>`],
  );
  const details = remarks(line, words).map(content).join('\n');
  const verdict =
    state === 'passed'
      ? [`      <system-out>${content([message, ...remarks(line, words)].join('; '))}</system-out>`]
      : state === 'skipped'
        ? [`      <skipped message=${attribute([message, ...remarks(line, words)].join('; '))}/>`]
        : [`      <${state} type=${attribute(line.finding?.code ?? line.outcome)} message=${attribute(message)}>${details}</${state}>`];
  return [
    `    <testcase classname=${attribute(subjectOf(line))} name=${attribute(line.id)}>`,
    '      <properties>',
    ...properties,
    '      </properties>',
    ...verdict,
    '    </testcase>',
  ];
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Controls and lone surrogates can't stand in XML at all, not even as references: they are shown. */
const content = (text: string): string => makeVisible(text).replace(/[&<>"']/gu, (character) => entities[character] ?? '');
const attribute = (text: string): string => `"${content(text)}"`;
