import {
  capture,
  planCapture,
  defaultOptions,
  parseSelector,
  type CaptureOptions,
  type CaptureResult,
  type Selector,
} from '../../capture/index.ts';
import { exitCodes, MemcaseError, type Exit } from '../../contract/index.ts';
import { showName } from '../../text/index.ts';
import { formatBytes, formatMicroseconds, parseDuration, parseSize } from '../../units/index.ts';
import { readCaseKey } from '../case-key.ts';
import { compileLess } from '../compile-less.ts';
import { markAtOnce } from '../mark-at-once.ts';
import type { CaptureCommandOptions } from '../capture-options.ts';
import { printPlan } from '../print-plan.ts';
import { showProgress } from '../progress.ts';
import { say, says } from '../say.ts';
import type { Trigger } from '../trigger/trigger-options.ts';
import { refuseLonelySudo, runPrintScript, runSshCapture } from './run-remote-capture.ts';
import { version } from '../version.ts';

/** `capture`: archive what was selected, and say in one line what it cost. */
export async function runCapture(options: CaptureCommandOptions): Promise<Exit> {
  compileLess();
  markAtOnce();
  const trigger = await triggerIn(options);
  const resolved = { ...(await resolve(options)), since: await sinceOf(options) };
  if (options.printScript === true) return runPrintScript(resolved);
  if (options.sudo === true && options.ssh === undefined) refuseLonelySudo();
  if (options.dryRun === true) return printPlan(await planCapture(resolved));
  const stop = new AbortController();
  const onSignal = (name: NodeJS.Signals): void => {
    // A second signal ends it at once: the archive under its temporary name is removed by the first one's clean-up or left without its last member.
    if (stop.signal.aborted) process.exit(name === 'SIGTERM' ? exitCodes.terminated : exitCodes.interrupted);
    stop.abort(name);
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  const progress = showProgress(says('normal'));
  try {
    if (options.ssh !== undefined) return await runSshCapture(resolved, options.ssh, options.sudo === true, stop.signal);
    const take = async (what: CaptureOptions): Promise<CaptureResult> => {
      const result = await capture(what, { signal: stop.signal, progress: progress.show });
      progress.end();
      tell(result, what);
      return result;
    };
    const exit =
      trigger === null
        ? (await take(resolved)).exit
        : await (await import('../trigger/run-trigger.ts')).runTrigger(trigger, resolved, { signal: stop.signal, progress, take });
    return options.accept === 'partial' && exit.code === exitCodes.incomplete ? { code: exitCodes.done, reasons: exit.reasons } : exit;
  } finally {
    progress.end();
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}

/** What reads archives is loaded only where a former one is named. */
async function sinceOf({ since }: CaptureCommandOptions): Promise<CaptureOptions['since']> {
  return since === undefined ? null : (await import('../read-since.ts')).readSince(since);
}

/** What conditions are judged with is loaded only where there is one. */
async function triggerIn(options: CaptureCommandOptions): Promise<Trigger | null> {
  const { when, every, for: hits, keep } = options;
  if ([when, every, hits, keep].every((option) => option === undefined)) return null;
  return (await import('../trigger/trigger-options.ts')).triggerOf(options);
}

async function resolve(options: CaptureCommandOptions): Promise<CaptureOptions> {
  const selectors = selectorsOf(options);
  if (selectors.length === 0)
    throw usage('Nothing was selected.', 'Name what to capture: --pid, --name, --exe, --unit, --cgroup, --container or --all.');
  return {
    ...defaultOptions,
    selectors,
    tree: options.tree === true,
    output: await outputOf(options),
    root: options.root ?? null,
    label: options.label ?? null,
    case: options.case ?? null,
    version,
    samples: positive('--samples', options.samples),
    intervalMs: duration('--interval', options.interval),
    maxStallMs: duration('--max-stall', options.maxStall),
    maxWalkMs: duration('--max-walk', options.maxWalk),
    allowStall: options.allowStall === true,
    readTimeoutMs: duration('--read-timeout', options.readTimeout),
    maxTimeMs: options.maxTime === undefined ? null : duration('--max-time', options.maxTime),
    detail: options.detail,
    numa: options.numa === true,
    kernelLog: options.kernelLog !== false,
    keepArguments: options.keepArguments === true,
    caseKey: options.caseKey === undefined ? null : readCaseKey(options.caseKey),
    minFreeBytes: size('--min-free', options.minFree),
  };
}

function selectorsOf(options: CaptureCommandOptions): readonly Selector[] {
  const kinds = ['pid', 'name', 'exe', 'unit', 'cgroup', 'container'] as const;
  return [
    ...kinds.flatMap((kind) => options[kind].flatMap((value) => parseSelector(kind, value))),
    ...(options.all === true ? parseSelector('all', '') : []),
  ];
}

async function outputOf({ output, printScript, keep }: CaptureCommandOptions): Promise<CaptureOptions['output']> {
  if (printScript === true) return { kind: 'folder', folder: '.' };
  if (keep !== undefined) return (await import('../trigger/trigger-options.ts')).folderOf(output);
  if (output === undefined) return { kind: 'folder', folder: '.' };
  if (output !== '-') return { kind: 'path', path: output };
  if (process.stdout.isTTY) throw usage('An archive is not for a terminal.', 'Send it to a file with -o FILE, or pipe it.');
  // A reader that closes early is no failure of a report, but it is one of evidence: the capture has to hear of it.
  process.stdout.removeAllListeners('error');
  return { kind: 'stream', stream: process.stdout, name: 'standard output' };
}

function tell(result: CaptureResult, options: CaptureOptions): void {
  const { cost, degraded } = result.manifest;
  const longest = cost.processes.reduce((most, process) => Math.max(most, process.measuredStallUsec ?? 0), 0);
  const name = result.path === null ? 'the archive' : showName(result.path);
  say(
    `wrote ${name}: ${formatBytes(result.bytes)}, ${String(cost.filesRead)} files in ${formatMicroseconds(cost.wallUsec)}, longest single read ${formatMicroseconds(longest)}`,
  );
  const told = says('verbose') ? degraded.length : 10;
  for (const { path, reason } of degraded.slice(0, told)) say(`left out: ${path}: ${reason}`);
  if (degraded.length > told) say(`left out: ${String(degraded.length - told)} more; --verbose or the manifest lists them`);
  // Without -o the name of the new file is the result; scripts read it.
  if (result.path !== null && options.output.kind === 'folder') process.stdout.write(`${result.path}\n`);
}

function duration(option: string, text: string): number {
  const ms = parseDuration(text);
  if (ms === null) throw usage(`${option} ${text} is no duration.`, 'Write 250ms, 5s, 2min or 1h.');
  return ms;
}

function size(option: string, text: string): number {
  const bytes = parseSize(text);
  if (bytes === null) throw usage(`${option} ${text} is no size.`, 'Write 512MiB or 2GiB.');
  return bytes;
}

function positive(option: string, text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw usage(`${option} ${text} is no count.`, 'Give a whole number from 1 on.');
  return number;
}

function usage(what: string, next: string): MemcaseError {
  return new MemcaseError({ code: 'usage', exit: exitCodes.usage, what, next });
}
