import { ArchiveWriter, openArchiveOutput, type ArchiveOutput } from '../archive/index.ts';
import { exitCodes, MemcaseError, type CaptureHeader, type Manifest, type Moment } from '../contract/index.ts';
import { now } from './clock.ts';
import { judgeCapture } from './judge-capture.ts';
import { keyedDigest } from './mask-content.ts';
import type { CaptureHooks, CaptureOptions, CaptureResult } from './options.ts';
import { currentOperator, ownerBehindSudo } from './operator.ts';
import { prepareCapture, type Prepared } from './prepare.ts';
import { Recorder } from './recorder.ts';
import { describeTargets } from './selector.ts';
import { takeSamples } from './series.ts';
import { checkSpace, estimateArchiveBytes, examineSpace } from './space.ts';
import { StopSignal } from './stop-signal.ts';
import { entriesOf, factsOf, writeManifest } from './write-manifest.ts';

/**
 * Captures processes, their cgroups and the host into one archive.
 *
 * What can't be read is a recorded answer; only what makes an archive impossible is thrown, as a {@link MemcaseError}: nothing
 * selected (exit 6), no place to write (exit 2). `result.exit` says how complete the evidence is.
 */
export async function capture(options: CaptureOptions, hooks: CaptureHooks = {}): Promise<CaptureResult> {
  const startedAt = now();
  const stop = new StopSignal(hooks.signal, options.maxTimeMs);
  const prepared = await prepareCapture(options, stop);
  try {
    return await captureInto(prepared, options, hooks, stop, startedAt);
  } finally {
    stop.release();
    await prepared.machine.reader.close();
  }
}

async function captureInto(
  prepared: Prepared,
  options: CaptureOptions,
  hooks: CaptureHooks,
  stop: StopSignal,
  startedAt: Moment,
): Promise<CaptureResult> {
  const { host, targets } = prepared;
  hooks.progress?.({ kind: 'selected', processes: targets.length });
  const names = { host: host.hostname, target: describeTargets(options.selectors), startedAt: startedAt.wall };
  const output = await openArchiveOutput(options.output, names, ownerBehindSudo());
  try {
    await checkPlace(output, prepared, options);
    const writer = new ArchiveWriter(output, output.folder, Date.parse(startedAt.wall) / 1000);
    const header = describeCapture(prepared, options, startedAt);
    await writer.add('capture.json', Buffer.from(`${JSON.stringify(header, null, 1)}\n`));
    const digest = options.caseKey === null ? null : keyedDigest(options.caseKey);
    const recorder = new Recorder(writer, { keepArguments: options.keepArguments, digest });
    const manifest = await readEverything(prepared, recorder, options, hooks, stop, startedAt);
    await writeManifest(writer, manifest, recorder);
    const { bytes, sha256 } = await writer.finish();
    const path = await output.commit(sha256);
    return { path, bytes, sha256, exit: manifest.exit, header, manifest };
  } catch (error) {
    await output.discard();
    throw error;
  }
}

async function checkPlace(output: ArchiveOutput, prepared: Prepared, options: CaptureOptions): Promise<void> {
  const space = output.place === null ? null : await examineSpace(output.place);
  if (space === null || output.place === null) return;
  checkSpace(space, estimateArchiveBytes(prepared.targets, prepared.host.pageSize, options.samples), options.minFreeBytes, output.place);
}

function describeCapture(prepared: Prepared, options: CaptureOptions, startedAt: Moment): CaptureHeader {
  return {
    format: 'memcase-capture/1',
    tool: { name: 'memcase', version: options.version, engine: 'node' },
    host: prepared.host,
    startedAt,
    selectors: prepared.matches,
    label: options.label,
    case: options.case,
    samples: options.samples,
    intervalMs: options.samples > 1 ? options.intervalMs : null,
    operator: currentOperator(),
    masking: { commandLines: options.keepArguments ? 'kept' : 'masked', keyed: options.caseKey !== null },
    options: {
      tree: options.tree,
      maxStallMs: options.maxStallMs,
      maxWalkMs: options.maxWalkMs,
      allowStall: options.allowStall,
      readTimeoutMs: options.readTimeoutMs,
      detail: options.detail,
      numa: options.numa,
      ...(options.maxTimeMs === null ? {} : { maxTimeMs: options.maxTimeMs }),
      ...(options.root === null ? {} : { root: options.root }),
      ...(options.trigger === null ? {} : { when: options.trigger.condition, whenValue: options.trigger.value }),
    },
  };
}

async function readEverything(
  prepared: Prepared,
  recorder: Recorder,
  options: CaptureOptions,
  hooks: CaptureHooks,
  stop: StopSignal,
  startedAt: Moment,
): Promise<CaptureResult['manifest'] & { readonly exit: CaptureResult['exit'] }> {
  const { machine, matches } = prepared;
  const { outcomes, missing, sampleTimes, session } = await takeSamples(prepared, recorder, options, hooks, stop);
  const usage = await readUsage(prepared);
  const finishedAt = now();
  const exit = judgeCapture({
    processes: outcomes,
    missing,
    degraded: recorder.degraded,
    interruption: stop.interruption,
    unmatched: matches
      .filter(({ selector, pids }) => pids.length === 0 && selector !== '--tree' && selector !== '--all')
      .map(({ selector }) => selector),
    abandonedPids: machine.reader.abandoned,
  });
  if (recorder.filesRead === 0 && stop.interruption === null && outcomes.every(({ filesStored }) => filesStored === 0))
    throw nothingRead(exit.reasons);
  const { perPage, perMapping } = session.calibration.costs;
  const manifest = {
    format: 'memcase-capture/1',
    finishedAt,
    complete: exit.code === exitCodes.done,
    reasons: exit.reasons,
    exit,
    get entries() {
      return entriesOf(recorder);
    },
    get facts() {
      return factsOf(recorder);
    },
    degraded: recorder.degraded,
    cost: {
      wallUsec: finishedAt.monotonicUsec - startedAt.monotonicUsec,
      cpuUsec: usage.cpuUsec,
      peakRssBytes: usage.peakRssBytes,
      filesRead: recorder.filesRead,
      bytesRead: recorder.bytesRead,
      processes: recorder.costs,
      walkCosts: { perPage: Math.round(perPage * 10) / 10, perMapping: Math.round(perMapping), measured: session.calibration.measured },
      abandonedPids: machine.reader.abandoned,
    },
    processes: recorder.processes,
    masked: Object.fromEntries(recorder.masked),
    sampleTimes,
  } satisfies Manifest;
  return manifest;
}

/** CPU time and peak memory of this process and the reading process together. */
async function readUsage({ machine }: Prepared): Promise<{ readonly cpuUsec: number; readonly peakRssBytes: number }> {
  const own = process.cpuUsage();
  const [looked] = await machine.look([{ kind: 'usage', path: '' }]);
  const facts = looked?.result.facts ?? {};
  return {
    cpuUsec: own.user + own.system + (facts['cpuUsec'] ?? 0),
    peakRssBytes: process.resourceUsage().maxRSS * 1024 + (facts['peakRssBytes'] ?? 0),
  };
}

function nothingRead(reasons: readonly string[]): MemcaseError {
  return new MemcaseError({
    code: 'target-gone',
    exit: exitCodes.notFound,
    what: `nothing could be read: ${reasons.join('; ')}`,
    meaning: 'No archive was written.',
  });
}
