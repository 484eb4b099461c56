import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const checkout = join(import.meta.dirname, '../..');

/** Files of a small house in which every rule is kept. */
const house: Readonly<Record<string, string>> = {
  'src/units/index.ts': "export { half } from './half.ts';\n",
  'src/units/half.ts': 'export const half = (n: number): number => n / 2;\n',
  'src/contract/index.ts': 'export type Code = number;\n',
  'src/contract/exit.ts': 'export const done = 0;\n',
  'src/text/index.ts': "export { half } from '../units/index.ts';\n",
  'src/kernel/index.ts': "export * from './proc-statm/index.ts';\nexport * from './proc-stat/index.ts';\n",
  'src/kernel/proc-statm/index.ts': "export { statm } from './parse.ts';\n",
  'src/kernel/proc-statm/parse.ts': "import { half } from '../../text/index.ts';\nexport const statm = half(2);\n",
  'src/kernel/proc-stat/index.ts': "import { statm } from '../proc-statm/index.ts';\nexport const stat = statm;\n",
  'src/archive/index.ts': "import { open } from 'node:fs';\nexport const read = open;\n",
  'src/archive/captured.ts': 'export type Captured = string;\nexport const whole = true;\n',
  'src/model/index.ts': "import { stat } from '../kernel/index.ts';\nexport const model = stat;\n",
  'src/findings/index.ts': "import { model } from '../model/index.ts';\nexport const findings = model;\n",
  'src/analyze.ts':
    "import { read } from './archive/index.ts';\nimport { findings } from './findings/index.ts';\nexport const analyze = [read, findings];\n",
  'src/report/index.ts': "import type { Captured } from '../archive/captured.ts';\nexport type Report = Captured;\n",
  'src/render/index.ts': "import { readFile } from 'node:fs';\nexport const render = readFile;\n",
  'src/render/html.ts': "import Handlebars from 'handlebars';\nexport const html = Handlebars;\n",
  'src/render/pdf/index.ts': "export const pdf = () => import('puppeteer-core');\n",
  'src/capture/index.ts': "import { $ } from 'zx';\nimport { read } from '../archive/index.ts';\nexport const capture = [$, read];\n",
  'src/cli/main.ts':
    "import { done } from '../contract/exit.ts';\nexport const load = () => import('../render/html.ts');\nexport const code = done;\n",
};

/** One import more, and the rule that must speak. */
const breaches: readonly { readonly title: string; readonly file: string; readonly text: string; readonly rule: string }[] = [
  {
    title: 'a kernel parser reads a file',
    file: 'src/kernel/proc-statm/peek.ts',
    text: "import 'node:fs';\n",
    rule: 'pure-floors-know-no-machine',
  },
  {
    title: 'a pure floor starts a program',
    file: 'src/diff/run.ts',
    text: "import { $ } from 'zx';\nexport const x = $;\n",
    rule: 'pure-floors-know-no-machinery',
  },
  {
    title: 'the model asks a finding',
    file: 'src/model/ask.ts',
    text: "import { findings } from '../findings/index.ts';\nexport const x = findings;\n",
    rule: 'layer-model',
  },
  {
    title: 'the model asks a finding for a type only',
    file: 'src/model/type.ts',
    text: "import type { findings } from '../findings/index.ts';\nexport type X = typeof findings;\n",
    rule: 'layer-model',
  },
  {
    title: 'a page reads the live machine',
    file: 'src/render/live.ts',
    text: "import { capture } from '../capture/index.ts';\nexport const x = capture;\n",
    rule: 'render-and-capture-never-meet',
  },
  {
    title: 'a capture draws a page',
    file: 'src/capture/page.ts',
    text: "import { html } from '../render/index.ts';\nexport const x = html;\n",
    rule: 'capture-and-render-never-meet',
  },
  {
    title: 'a door is bypassed',
    file: 'src/text/inside.ts',
    text: "import { half } from '../units/half.ts';\nexport const x = half;\n",
    rule: 'one-door-a-folder',
  },
  {
    title: 'a door is bypassed from the top',
    file: 'src/index.ts',
    text: "export { half } from './units/half.ts';\n",
    rule: 'one-door-a-folder-from-the-top',
  },
  {
    title: 'a door is bypassed by the command line without laziness',
    file: 'src/cli/eager.ts',
    text: "import { html } from '../render/html.ts';\nexport const x = html;\n",
    rule: 'one-door-a-folder-from-the-command-line',
  },
  {
    title: "a kernel file looks into another one's folder",
    file: 'src/kernel/proc-stat/peek.ts',
    text: "import { statm } from '../proc-statm/parse.ts';\nexport const x = statm;\n",
    rule: 'one-door-a-kernel-file',
  },
  {
    title: 'zx is used outside capture',
    file: 'src/archive/run.ts',
    text: "import { $ } from 'zx';\nexport const x = $;\n",
    rule: 'zx-only-for-capture',
  },
  {
    title: 'a browser is used outside the PDF folder',
    file: 'src/render/shot.ts',
    text: "export const x = () => import('puppeteer-core');\n",
    rule: 'browser-only-for-pdf',
  },
  {
    title: 'a report knows templates',
    file: 'src/report/template.ts',
    text: "import Handlebars from 'handlebars';\nexport const x = Handlebars;\n",
    rule: 'pure-floors-know-no-machinery',
  },
  {
    title: 'a report runs the analysis',
    file: 'src/report/run.ts',
    text: "import { analyze } from '../analyze.ts';\nexport const x = analyze;\n",
    rule: 'the-top-is-not-known-below',
  },
  {
    title: 'a pure floor loads what it may only name',
    file: 'src/model/load.ts',
    text: "import { whole } from '../archive/captured.ts';\nexport const x = whole;\n",
    rule: 'captured-is-named-not-loaded',
  },
  {
    title: 'the analysis draws a page',
    file: 'src/open.ts',
    text: "import { render } from './render/index.ts';\nexport const x = render;\n",
    rule: 'analysis-neither-captures-nor-renders',
  },
  {
    title: 'a folder uses the command line',
    file: 'src/capture/exit.ts',
    text: "import { code } from '../cli/main.ts';\nexport const x = code;\n",
    rule: 'nobody-imports-the-command-line',
  },
  {
    title: 'a source uses a development package',
    file: 'src/archive/dev.ts',
    text: "import fc from 'fast-check';\nexport const x = fc;\n",
    rule: 'only-declared-packages',
  },
  { title: 'an import leads nowhere', file: 'src/units/lost.ts', text: "export * from './nothing.ts';\n", rule: 'imports-lead-somewhere' },
];

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
  readonly comment?: string;
}

interface CruiseResult {
  readonly summary: {
    readonly violations: readonly Violation[];
    readonly ruleSetUsed: { readonly forbidden: readonly { readonly name: string; readonly comment?: string }[] };
  };
}

function lay(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function cruise(folder: string): CruiseResult {
  const tool = join(checkout, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const { stdout, stderr } = spawnSync(process.execPath, [tool, '--config', '.dependency-cruiser.mjs', '--output-type', 'json', 'src'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  expect(stdout, stderr).not.toBe('');
  return JSON.parse(stdout) as CruiseResult;
}

describe('the rules on who may import whom', () => {
  let folder = '';
  let kept: CruiseResult;
  let broken: CruiseResult;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'memcase-layers-'));
    for (const name of ['.dependency-cruiser.mjs', 'tsconfig.json', 'package.json']) cpSync(join(checkout, name), join(folder, name));
    symlinkSync(join(checkout, 'node_modules'), join(folder, 'node_modules'));
    lay(folder, house);
    kept = cruise(folder);
    lay(folder, {
      ...Object.fromEntries(breaches.map(({ file, text }) => [file, text])),
      'src/findings/one.ts': "import { two } from './two.ts';\nexport const one = (): unknown => two;\n",
      'src/findings/two.ts': "import { one } from './one.ts';\nexport const two = (): unknown => one;\n",
    });
    broken = cruise(folder);
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('say nothing about a house in order', () => {
    expect(kept.summary.violations).toEqual([]);
  });

  it.each(breaches)('fail when $title', ({ file, rule }) => {
    const rules = broken.summary.violations.filter(({ from }) => from === file).map((violation) => violation.rule.name);
    expect(rules).toContain(rule);
  });

  it('fail when two files import each other', () => {
    const circles = broken.summary.violations.filter((violation) => violation.rule.name === 'no-circles').map(({ from }) => from);
    expect(circles).toContain('src/findings/one.ts');
  });

  it('find nothing in files that break no rule', () => {
    const guilty = new Set([...breaches.map(({ file }) => file), 'src/findings/one.ts', 'src/findings/two.ts']);
    expect(broken.summary.violations.filter(({ from }) => !guilty.has(from))).toEqual([]);
  });

  it('tell in a sentence what to do instead', () => {
    for (const { name, comment } of broken.summary.ruleSetUsed.forbidden) expect(comment?.length ?? 0, name).toBeGreaterThan(60);
  });
});
