import { folderName } from '../../archive/index.ts';
import { exitCodes, MemcaseError } from '../../contract/index.ts';
import { oomLinePatterns } from '../../redact/index.ts';
import { encodeName } from '../../text/index.ts';
import type { CaptureOptions } from '../options.ts';
import { stretches } from '../starvation.ts';
import { describeTargets, showSelector, type Selector } from '../selector.ts';
import { readCollectorTexts } from './collector-texts.ts';
import { fileLists } from './file-lists.ts';
import { maskTable } from './mask-table.ts';
import { quoteLiteral } from './quote.ts';

/** What a capture by the collector is made of; where its archive goes is the business of whoever runs it. */
export type ScriptOptions = Omit<CaptureOptions, 'output' | 'minFreeBytes' | 'maxTimeMs'>;

const head = `#!/bin/sh
# memcase collector: writes an archive of memory files to standard output. Needs a POSIX shell, awk, gzip and the usual
# programs of coreutils or busybox. It changes nothing and leaves nothing behind. Run it as:  sh this-script > capture.tar.gz
`;

/**
 * The collector as one POSIX sh script, for machines without Node. It defines everything first and begins in its last line, so
 * that a script that was cut on the way does nothing.
 *
 * @returns bytes, because a name in a selector need not be UTF-8
 */
export function printScript(options: ScriptOptions): Uint8Array {
  refuseWhatShellCannot(options);
  const texts = readCollectorTexts();
  const script = [
    head,
    settings(options),
    fileLists(options),
    `names_awk=${quoteLiteral(withoutComments(texts.names))}\n`,
    `mask_table_awk=${quoteLiteral(maskTable())}\n`,
    `mask_awk=${quoteLiteral(withoutComments(texts.mask))}\n`,
    `walk_awk=${quoteLiteral(withoutComments(texts.walk))}\n`,
    `oom_patterns=${quoteLiteral(oomLinePatterns.join('\n'))}\n`,
    'all_selectors() {\n',
    ...options.selectors.map((selector) => `  ${selectorCall(selector)}\n`),
    '}\n',
    texts.collector,
    // A program that reads standard input must not eat the rest of the script, where that comes from there.
    'memcase_collect </dev/null\n',
  ];
  return encodeName(script.join(''));
}

function settings(options: ScriptOptions): string {
  const told: Readonly<Record<string, string | number | boolean>> = {
    tree: options.tree,
    maxStallMs: options.maxStallMs,
    maxWalkMs: options.maxWalkMs,
    allowStall: options.allowStall,
    readTimeoutMs: options.readTimeoutMs,
    detail: options.detail,
    numa: options.numa,
    clock: '10 ms, of /proc/uptime',
    longestRead: 'not measured, at most the whole read',
  };
  const values: Readonly<Record<string, string | number>> = {
    tool_version_json: JSON.stringify(options.version),
    label_json: JSON.stringify(options.label),
    case_json: JSON.stringify(options.case),
    options_json: JSON.stringify(told).slice(1, -1),
    folder: folderName(`memcase-${describeTargets(options.selectors)}`),
    samples: options.samples,
    interval_ms: Math.round(options.intervalMs),
    with_tree: Number(options.tree),
    allow_stall: Number(options.allowStall),
    keep_arguments: Number(options.keepArguments),
    with_kernel_log: Number(options.kernelLog),
    since_boot: options.since?.bootId ?? '',
    since_usec: options.since?.monotonicUsec ?? 0,
    reads_numa: Number(options.numa),
    max_stall: Math.round(options.maxStallMs * 1000),
    max_walk: Math.round(options.maxWalkMs * 1000),
    stretches: stretches.map(({ above, factor }) => `${String(above)}:${String(factor)}`).join(' '),
    read_timeout: Math.max(1, Math.ceil(options.readTimeoutMs / 1000)),
  };
  return Object.entries(values)
    .map(([name, value]) => `${name}=${quoteLiteral(String(value))}\n`)
    .join('');
}

function selectorCall(selector: Selector): string {
  const words = ['selector', selector.kind, selectorValue(selector), JSON.stringify(showSelector(selector))];
  if (selector.kind === 'container') words.push(selector.id.toLowerCase());
  return words.map((word, at) => (at < 2 ? word : quoteLiteral(word))).join(' ');
}

function selectorValue(selector: Selector): string {
  switch (selector.kind) {
    case 'pid':
      return String(selector.pid);
    case 'name':
    case 'exe':
      return selector.pattern;
    case 'unit':
      return selector.unit;
    case 'cgroup':
      return selector.path;
    case 'container':
      return selector.id;
    case 'all':
      return '';
    default:
      return selector satisfies never;
  }
}

/** Comments of the awk programs stay here: they would travel with every capture. */
function withoutComments(program: string): string {
  return program.replace(/^#.*\n/gmu, '');
}

function refuseWhatShellCannot(options: ScriptOptions): void {
  const refused = [
    options.caseKey === null ? null : '--case-key: the key would have to travel to the other machine',
    options.root === null ? null : '--root: the collector reads the machine it runs on',
  ].filter((reason) => reason !== null);
  if (refused.length === 0) return;
  throw new MemcaseError({
    code: 'usage',
    exit: exitCodes.usage,
    what: `The collector can't do this: ${refused.join('; ')}.`,
    next: 'Leave it out, or run memcase itself on that machine.',
  });
}
