import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { renderCheck, type CheckLine, type CheckResult } from '../../src/index.ts';
import { memcase } from './run-memcase.ts';

const has = (program: string): boolean => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
const scratch = mkdtempSync(join(tmpdir(), 'memcase-readers-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

const hostile = '"><script>alert(1)</script> ]]> &amp; \u202e\u0000\u001b[31m | `x` \ud800 \ufffe 中文';
const side = { value: 1, aggregate: 'median', values: [1], starts: 1, source: hostile } as const;
const line: CheckLine = {
  ...{ id: hostile, target: hostile, metric: 'pss', level: 'error', outcome: 'fail', unit: 'bytes', before: side, after: side, delta: 0 },
  ...{ range: { low: 0, high: 0 }, noise: 1, limit: { text: hostile, amount: 1 }, reasons: [{ code: 'x', args: {}, text: hostile }] },
  finding: { code: 'anonymous-growth', severity: 'warning', title: hostile, text: hostile },
  ...{ waiver: null, why: hostile },
};
const result: CheckResult = {
  ...{
    schema: 'memcase-check/1',
    exit: { code: 3, reasons: [hostile] },
    outcome: 'fail',
    before: [hostile],
    after: [hostile],
    comparability: [],
  },
  results: [line, { ...line, outcome: 'inconclusive' }, { ...line, outcome: 'pass', finding: null }, { ...line, outcome: 'waived' }],
};

describe.skipIf(!has('python3'))('JUnit XML of hostile names', () => {
  test('is read by another XML parser with the names as text', () => {
    const program =
      'import sys,json,xml.etree.ElementTree as e;r=e.fromstring(sys.stdin.buffer.read());print(json.dumps([r.attrib,[[c.attrib["name"],[x.tag for x in c]] for c in r.iter("testcase")]]))';
    const { status, stdout, stderr } = spawnSync('python3', ['-c', program], { input: renderCheck('junit', result), encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const [totals, cases] = JSON.parse(stdout) as [Record<string, string>, [string, string[]][]];
    expect(totals).toMatchObject({ tests: '4', failures: '1', errors: '1', skipped: '1' });
    expect(cases.map(([, tags]) => tags.at(-1))).toEqual(['failure', 'error', 'system-out', 'skipped']);
    expect(cases[0]?.[0]).toContain('"><script>alert(1)</script>');
    expect(cases[0]?.[0]).toContain('\\u{0}');
  });
});

describe.skipIf(!has('cmark-gfm'))('Markdown of hostile names', () => {
  test.each(['en', 'zh-CN'] as const)('is read by another Markdown parser as one table, its names as text: %s', (language) => {
    const { status, stdout } = spawnSync('cmark-gfm', ['-e', 'table', '-e', 'autolink', '-t', 'xml'], {
      input: renderCheck('md', result, { language }),
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    const tags = [...stdout.matchAll(/<([a-z_]+)[ />]/gu)].map(([, tag]) => tag ?? '');
    const count = (tag: string): number => tags.filter((each) => each === tag).length;
    expect([count('heading'), count('table'), count('table_header'), count('table_row')]).toEqual([1, 1, 1, result.results.length]);
    expect(tags.filter((tag) => ['html_block', 'html_inline', 'link', 'image', 'code'].includes(tag))).toEqual([]);
    expect(stdout).toContain('alert(1)');
  });
});

describe('completions', () => {
  test.each(['bash', 'zsh', 'fish'])('are accepted by %s', (shell) => {
    if (!has(shell)) return;
    const file = join(scratch, `memcase.${shell}`);
    writeFileSync(file, memcase(['completion', shell]).stdout);
    const { status, stderr } = spawnSync(shell, ['-n', file], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  test('of bash complete a command and an option', () => {
    const ask = (words: string): string =>
      spawnSync(
        'bash',
        [
          '-c',
          `source ${join(scratch, 'memcase.bash')}; COMP_WORDS=(${words}); COMP_CWORD=$((\${#COMP_WORDS[@]}-1)); _memcase; echo "\${COMPREPLY[@]}"`,
        ],
        {
          encoding: 'utf8',
        },
      ).stdout.trim();
    expect(ask('memcase ch')).toBe('check');
    expect(ask('memcase check --as')).toBe('--assert');
    expect(ask('memcase help bud')).toBe('budgets');
  });
});
