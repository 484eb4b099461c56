/**
 * The house's rules on who may import whom. A rule's comment is what the person who broke it reads: it says what to do instead.
 */

/** Folders that hold pure functions: the same bytes in give the same answer out, on any machine. */
const pure = [
  'units',
  'text',
  'contract',
  'kernel',
  'redact',
  'model',
  'diff',
  'findings',
  'gate',
  'analysis',
  'report',
  'explain',
  'show',
];

/** What each folder may rest on, besides itself. A folder that is not named here may be used by nobody below it. */
const restsOn = {
  contract: ['units'],
  units: ['contract'],
  text: ['units', 'contract'],
  kernel: ['text', 'units', 'contract'],
  redact: ['kernel', 'text', 'units', 'contract'],
  archive: ['text', 'units', 'contract'],
  model: ['kernel', 'text', 'units', 'contract'],
  diff: ['model', 'kernel', 'text', 'units', 'contract'],
  findings: ['diff', 'model', 'kernel', 'text', 'units', 'contract'],
  gate: ['findings', 'diff', 'model', 'kernel', 'text', 'units', 'contract'],
  analysis: ['gate', 'findings', 'diff', 'model', 'kernel', 'text', 'units', 'contract'],
  report: ['analysis', 'gate', 'findings', 'diff', 'model', 'kernel', 'text', 'units', 'contract'],
  explain: ['kernel', 'text', 'units', 'contract'],
  show: ['model', 'kernel', 'text', 'units', 'contract'],
  render: ['report', 'analysis', 'gate', 'findings', 'diff', 'model', 'kernel', 'text', 'units', 'contract'],
  capture: ['archive', 'redact', 'kernel', 'text', 'units', 'contract'],
};

/** What a capture holds, as types: pure floors may name them, though the folder around them reads files. */
const capturedTypes = '^src/archive/captured\\.ts$';

const layers = Object.entries(restsOn).map(([folder, below]) => ({
  name: `layer-${folder}`,
  severity: 'error',
  comment: `src/${folder}/ rests on ${below.map((name) => `${name}/`).join(', ')} and on nothing else of ours. Move what you need down to one of them, or hand it in as an argument.`,
  from: { path: `^src/${folder}/` },
  // Files that lie directly in src/ have a rule of their own.
  to: {
    path: '^src/[^/]+/',
    pathNot: [`^src/(?:${[folder, ...below].join('|')})/`, ...(below.includes('model') || folder === 'model' ? [capturedTypes] : [])],
  },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      comment:
        'Files that import each other cannot be understood, tested or loaded one by one. Move what both need into a third file below them.',
      from: {},
      to: { circular: true },
    },
    ...layers,
    {
      name: 'the-top-is-not-known-below',
      severity: 'error',
      comment:
        'The files directly in src/ join the folders and stand above them, so no folder but the command line may import them. Put what you need into the folder that makes it, a type perhaps into contract/.',
      from: { path: '^src/[^/]+/', pathNot: '^src/(?:cli|tooling)/' },
      to: { path: '^src/[^/]+$' },
    },
    {
      name: 'analysis-neither-captures-nor-renders',
      severity: 'error',
      comment:
        'open.ts and analyze.ts turn an archive into an analysis. They know nothing of where the archive came from or how the answer will look.',
      from: { path: '^src/(?:analyze|open)\\.ts$' },
      to: { path: '^src/(?:capture|report|render|cli|tooling)/' },
    },
    {
      name: 'captured-is-named-not-loaded',
      severity: 'error',
      comment: 'Of archive/ a pure floor may only name the types of what was captured: write `import type`.',
      from: { path: `^src/(?:${pure.join('|')})/` },
      to: { path: capturedTypes, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nobody-imports-the-command-line',
      severity: 'error',
      comment:
        'The command line and the tooling are the top of the house. What another folder needs from them belongs further down (exit codes: contract).',
      from: { path: '^src/', pathNot: '^src/(?:cli|tooling)/' },
      to: { path: '^src/(?:cli|tooling)/' },
    },
    {
      name: 'tooling-drives-the-built-command-line',
      severity: 'error',
      comment:
        'dist/cli/ is a bundle: a tool that imports its sources fails once built. Start dist/cli/main.js as a program, or use the library.',
      from: { path: '^src/tooling/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'command-line-needs-no-tooling',
      severity: 'error',
      comment: 'The tooling is not in the published package; the command line would fail to load.',
      from: { path: '^src/cli/' },
      to: { path: '^src/tooling/' },
    },
    {
      name: 'sources-know-no-tests',
      severity: 'error',
      comment: 'Tests, examples and snapshots are not in the package. Sources must do without them.',
      from: { path: '^src/', pathNot: '^src/tooling/' },
      to: { path: '^(?:test|examples|snapshots)/' },
    },
    {
      name: 'pure-floors-know-no-machine',
      severity: 'error',
      comment:
        'Everything between bytes and page is a pure function: no files, no process, no clock. Read in capture/, archive/ or render/ and hand the bytes in.',
      from: { path: `^src/(?:${pure.join('|')})/` },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-floors-know-no-machinery',
      severity: 'error',
      comment:
        'Programs, browsers, archives, templates and terminals are the business of capture/, archive/, render/ and cli/. Pure floors return values.',
      from: { path: `^src/(?:${pure.join('|')})/` },
      to: {
        path: '(?:^|node_modules/)(?:zx|puppeteer|puppeteer-core|@sparticuz/chromium|@fontsource/[^/]+|tar-stream|handlebars|commander|picocolors)(?:/|$)',
      },
    },
    {
      name: 'browser-only-for-pdf',
      severity: 'error',
      comment:
        'puppeteer is slow to load and drives a whole browser. Only src/render/pdf may use it, so that every other output works without it.',
      from: { path: '^src/', pathNot: '^src/render/pdf' },
      to: { path: '(?:^|node_modules/)(?:puppeteer|puppeteer-core|@sparticuz/chromium)(?:/|$)' },
    },
    {
      name: 'zx-only-for-capture',
      severity: 'error',
      comment: 'zx runs programs on this and other machines. Only src/capture/ does that; the analysis of an archive must start nothing.',
      from: { path: '^src/', pathNot: '^src/capture/' },
      to: { path: '(?:^|node_modules/)zx(?:/|$)' },
    },
    {
      name: 'templates-only-in-render',
      severity: 'error',
      comment: 'A report is data until render/ gives it a form. Build blocks in report/; templates are for render/.',
      from: { path: '^src/', pathNot: '^src/render/' },
      to: { path: '(?:^|node_modules/)handlebars(?:/|$)' },
    },
    {
      name: 'capture-and-render-never-meet',
      severity: 'error',
      comment:
        'What runs on a production host must not load what draws pages, and a page must not depend on the live machine. They meet in an archive only.',
      from: { path: '^src/capture/' },
      to: { path: '^src/render/', reachable: true },
    },
    {
      name: 'render-and-capture-never-meet',
      severity: 'error',
      comment: 'A page is made from an analysis, never from the live machine: then it can be made anywhere, twice, with the same bytes.',
      from: { path: '^src/render/' },
      to: { path: '^src/capture/', reachable: true },
    },
    {
      name: 'one-door-a-folder',
      severity: 'error',
      comment:
        "A folder's index.ts is its only door from outside; what it does not export is its own affair. Export it there, or ask whether you want it at all. (contract/ is open to all.)",
      from: { path: '^src/([^/]+)/', pathNot: '^src/cli/' },
      to: { path: '^src/[^/]+/.', pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$', '^src/contract/', capturedTypes] },
    },
    {
      name: 'one-door-a-folder-from-the-command-line',
      severity: 'error',
      comment:
        "A folder's index.ts is its only door for a plain import. To load one feature lazily, import() its file instead: `await import('../render/html.ts')`.",
      from: { path: '^src/cli/' },
      to: { dynamic: false, path: '^src/[^/]+/.', pathNot: ['^src/cli/', '^src/[^/]+/index\\.ts$', '^src/contract/'] },
    },
    {
      name: 'lazy-doors-are-features',
      severity: 'error',
      comment:
        "A lazy import may name a feature: a file that lies directly in a folder, or the index.ts of a folder in it. What lies deeper is that feature's own affair.",
      from: { path: '^src/cli/' },
      to: { dynamic: true, path: '^src/[^/]+/[^/]+/.', pathNot: ['^src/cli/', '/index\\.ts$', '^src/contract/'] },
    },
    {
      name: 'one-door-a-folder-from-the-top',
      severity: 'error',
      comment: "A folder's index.ts is its only door, for src/index.ts and src/analyze.ts too. Export what you need there.",
      from: { path: '^src/[^/]+$' },
      to: { path: '^src/[^/]+/.', pathNot: ['^src/[^/]+/index\\.ts$', '^src/contract/', capturedTypes] },
    },
    {
      name: 'one-door-a-kernel-file',
      severity: 'error',
      comment:
        'Each kernel file has a folder with one door. Another kernel file uses what its index.ts exports; what both need goes to src/text/ or src/kernel/.',
      from: { path: '^src/kernel/([^/]+)/' },
      to: { path: '^src/kernel/[^/]+/.', pathNot: ['^src/kernel/$1/', '^src/kernel/[^/]+/index\\.ts$'] },
    },
    {
      name: 'only-declared-packages',
      severity: 'error',
      comment:
        'This package is not in package.json, or only among the development ones: the published memcase would fail to load it. (Loading an optional one may fail at run time: catch it.)',
      from: { path: '^src/', pathNot: '^src/tooling/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'imports-lead-somewhere',
      severity: 'error',
      comment: 'Nothing was found under this name. Imports are relative and end in .ts.',
      from: { path: '^src/' },
      to: { couldNotResolve: true, pathNot: '^(?:puppeteer|@sparticuz/chromium|@fontsource/)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(?:^|/)(?:dist|\\.build)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['main', 'types'],
    },
  },
};
