// @ts-check
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root, say } from './root.mjs';

/** Lists of src/kernel/, and where a scope's files go. */
const lists = /** @type {const} */ ({
  process: { list: 'process-files.ts', prefix: 'proc-pid', title: (/** @type {string} */ file) => `/proc/<pid>/${file}` },
  host: { list: 'host-files.ts', prefix: '', title: (/** @type {string} */ file) => `/${file}` },
  'cgroup-v1': { list: 'cgroup-files.ts', prefix: 'cgroup-v1', title: (/** @type {string} */ file) => file },
  'cgroup-v2': { list: 'cgroup-files.ts', prefix: 'cgroup-v2', title: (/** @type {string} */ file) => file },
});

/**
 * Makes the folder of a new kernel file, ready to be filled, and enters it in the list of its scope: nothing else has to change.
 * @param {string} kernel the folder src/kernel
 * @param {keyof typeof lists} scope
 * @param {string} file where it lies below its scope: `wchan`, `proc/vmallocinfo`, `memory.foo`
 * @returns {string} the new folder
 */
export function makeKernelFile(kernel, scope, file) {
  const { list, prefix, title } = lists[scope];
  const name = [prefix, ...file.split(/[^A-Za-z0-9]+/)]
    .filter((part) => part !== '')
    .join('-')
    .toLowerCase();
  const folder = join(kernel, name);
  if (existsSync(folder)) throw new Error(`${name} is there already`);
  const constant = name.replace(/-([a-z0-9])/g, (_, letter) => String(letter).toUpperCase());
  const bare = file.slice(file.lastIndexOf('/') + 1);
  const id = scope === 'cgroup-v1' ? `v1:${bare}` : scope === 'cgroup-v2' ? `v2:${bare}` : bare;
  mkdirSync(folder);
  for (const [path, text] of Object.entries(template({ constant, id, scope, title: title(file), file })))
    writeFileSync(join(folder, path), text);
  enter(join(kernel, list), constant, name);
  return folder;
}

/**
 * @param {{ constant: string, id: string, scope: string, title: string, file: string }} names
 * @returns {Record<string, string>} texts by file name
 */
function template({ constant, id, scope, title, file }) {
  const words = (/** @type {string} */ meaning) =>
    `import type { MetricTexts } from '../metric-doc.ts';\nimport type { metrics } from './metrics.ts';\n\nexport const texts: MetricTexts<typeof metrics> = {\n  field: { meaning: '${meaning}' },\n};\n`;
  return {
    'index.ts': `import { defineKernelFile } from '../kernel-file.ts';
import { fieldsParser } from '../parse-fields.ts';
import { metrics } from './metrics.ts';

export const ${constant} = defineKernelFile({
  id: '${id}',
  scope: '${scope}',
  title: '${title}',
  where: ['${file}'],
  cost: 'free',
  capture: 'always',
  metrics,
  parse: fieldsParser(metrics, ':'),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
`,
    'metrics.ts': `import type { MetricDoc } from '../metric-doc.ts';

export const metrics = {
  field: { unit: 'bytes', printed: 'kB', kind: 'gauge', tier: 2, reference: 'kernel document or function' },
} as const satisfies Readonly<Record<string, MetricDoc>>;
`,
    'en.ts': words('What exactly is counted.'),
    'zh.ts': words('究竟统计了什么。'),
  };
}

/**
 * @param {string} path of the list
 * @param {string} constant
 * @param {string} name of the folder
 */
function enter(path, constant, name) {
  const text = readFileSync(path, 'utf8');
  const close = text.lastIndexOf('] as const;');
  const before = text.slice(0, close).trimEnd();
  const comma = before.endsWith(',') || before.endsWith('[') ? '' : ',';
  writeFileSync(path, `import { ${constant} } from './${name}/index.ts';\n${before}${comma}\n  ${constant},\n${text.slice(close)}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [scope, file] = process.argv.slice(2);
  if (scope === undefined || file === undefined || !(scope in lists)) {
    say(`npm run new -- ${Object.keys(lists).join('|')} FILE, for example: process wchan`);
    process.exitCode = 2;
  } else {
    const folder = makeKernelFile(join(root, 'src/kernel'), /** @type {keyof typeof lists} */ (scope), file);
    say(`made ${folder}: fill in its metrics and their words, add a sample under test/kernel/, then npm run format`);
  }
}
