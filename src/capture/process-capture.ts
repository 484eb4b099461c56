import { showName } from '../text/index.ts';
import { parseCgroupLines, type CgroupLine } from './cgroup-lines.ts';
import type { FoundCgroup } from './cgroup-directory.ts';
import type { PlannedFile } from './file-plan.ts';
import { isDenial, isNormalForProcess, type ProcessState } from './judge-refusal.ts';
import type { Looked } from './machine.ts';
import { accountMappings, earlyFiles, earlyLimitMs, earlyPlan, mostResident, planMappings } from './mapping-capture.ts';
import { planBatch, readBatch, readPlanned, type BatchForm, type ToRead, type Tried } from './process-files.ts';
import { mapsIn, processSize } from './process-size.ts';
import { isKernelThread, isZombie, type ProcessStat } from './process-stat.ts';
import type { Job, StatIdentity, ToldIdentity } from './reader-job.ts';
import type { Recorder } from './recorder.ts';
import type { Target } from './resolve-targets.ts';
import type { SampleKind, Session } from './session.ts';

/** Namespaces whose numbers tell which processes share what. */
export const links = ['exe', 'ns/cgroup', 'ns/ipc', 'ns/mnt', 'ns/net', 'ns/pid', 'ns/time', 'ns/user', 'ns/uts'];

/** What a capture looks at itself: where the cgroups of the process are. */
const shown: ReadonlySet<string> = new Set(['cgroup']);

/** What became of one process in one sample. */
export interface ProcessOutcome {
  readonly target: Target;
  readonly state: ProcessState;
  readonly filesStored: number;
  /** Files that should have been there: `proc/812/smaps: EACCES`. */
  readonly missing: readonly { readonly path: string; readonly errno: string }[];
  readonly lines: readonly CgroupLine[];
  readonly cgroup: FoundCgroup;
}

/** A pid can't have more digits (PID_MAX_LIMIT, include/linux/threads.h). */
const longestFolder = 'proc/4194304';

/** Captures processes of one sample, one at a time or several. */
export class ProcessCapture {
  readonly #session: Session;
  readonly #kind: SampleKind;
  /** Files read of every process; and with the mapping files behind them, of small ones. */
  readonly #usual: BatchForm;
  readonly #withMappings: BatchForm;
  /** By the bytes of their file, which are the same object where processes share a cgroup and follow each other. */
  readonly #lines = new WeakMap<Uint8Array, readonly CgroupLine[]>();

  constructor(session: Session, kind: SampleKind) {
    const { plan } = session;
    const usual = kind === 'full' ? plan.process : plan.process.filter(({ file }) => file.cost === 'free' && file.sensitive === undefined);
    const planned = usual.map(watched);
    this.#session = session;
    this.#kind = kind;
    this.#usual = this.#batch(planned);
    this.#withMappings = kind === 'full' ? this.#batch([...planned, ...earlyFiles(session)]) : this.#usual;
  }

  #batch(planned: readonly ToRead[]): BatchForm {
    const { machine } = this.#session;
    const noted: Job = {
      kind: 'links',
      path: '',
      names: links,
      careful: machine.careful,
      store: machine.reader.canStore(`/${longestFolder}/exe`),
    };
    return planBatch(machine, longestFolder, planned, {
      shows: shown,
      behind: this.#kind === 'full' ? [...machine.readsAgain(''), noted] : machine.readsAgain(''),
    });
  }

  /** Whether all of a process is read in one go. */
  isSmall(target: Target): boolean {
    return this.#kind === 'cheap' || earlyLimitMs(this.#session, target) !== null;
  }

  /** Cheap files, maps, mappings, and once more statm and stat to see what moved meanwhile. */
  async capture(target: Target): Promise<ProcessOutcome> {
    const session = this.#session;
    const { machine, recorder } = session;
    const folder = `proc/${target.pid}`;
    const limitMs = this.#kind === 'full' ? earlyLimitMs(session, target) : null;
    const cheap = await readBatch(machine, recorder, folder, limitMs === null ? this.#usual : this.#withMappings, limitMs ?? undefined);
    const tried = [...cheap.tried];
    let stored = cheap.quiet;
    const told = identityIn(cheap.looked);
    const first = told?.first ?? null;
    const state = stateBefore(first, target.stat, stored > 0 || tried.some((one) => one.stored));
    const walked = tried.filter(({ index }) => index >= this.#usual.planned.length);
    const maps = mapsIn(tried);
    const size = processSize(maps?.result.size, mostResident(session, target));
    let atEnd = told;
    if (walked.length > 0) {
      accountMappings(session, target, earlyPlan(session, size), maps, walked);
    } else if (this.#kind === 'full' && state !== 'vanished' && state !== 'reused' && !session.isOver()) {
      const mappings = planMappings(session, target, tried, size);
      const behind = machine.readsAgain(machine.locate(folder));
      const late = await readPlanned(machine, recorder, folder, mappings.files, { reading: mappings.reading, behind });
      tried.push(...late.tried);
      stored += late.quiet;
      accountMappings(session, target, mappings, maps, late.tried);
      atEnd = identityIn(late.looked) ?? told;
    }
    const after = atEnd?.after ?? null;
    const final = finalState(state, first ?? target.stat, after, atEnd !== null && after === null, tried);
    noteLinks(
      recorder,
      folder,
      cheap.looked.find(({ result }) => result.links !== undefined),
      final,
      target.named,
    );
    const missing = refuse(session, tried, final, target.named);
    const lines = this.#cgroupLines(bytesOf(tried, 'cgroup'));
    const cgroup: FoundCgroup =
      final === 'zombie' || lines.length === 0 || session.isOver()
        ? { found: null, reason: final === 'zombie' ? 'a zombie is charged nowhere' : 'its cgroup file was not read' }
        : await session.finder.findMemory(target.pid, lines);
    recorder.processes.push({
      pid: target.pid,
      startTime: first?.startTime ?? target.stat.startTime,
      startTimeAfter: after?.startTime ?? null,
      state: final,
      cgroupDirectory: cgroup.found === null ? null : showName(cgroup.found.directory),
      cgroupReason: showName(cgroup.reason),
      ...recorder.sample,
      ...(atEnd === null || atEnd.statm === null ? {} : { statmAfter: atEnd.statm.text, statmAfterUsec: atEnd.statm.at }),
      ...(target.own ? { own: true } : {}),
    });
    return { target, state: final, filesStored: stored + tried.filter((one) => one.stored).length, missing, lines, cgroup };
  }

  #cgroupLines(bytes: Uint8Array): readonly CgroupLine[] {
    const lines = this.#lines.get(bytes) ?? parseCgroupLines(bytes);
    this.#lines.set(bytes, lines);
    return lines;
  }
}

/** Its status and the number and sizes of its mappings decide how its smaps is read; its stat says which process it is. */
function watched(one: PlannedFile): ToRead {
  const watch = one.file.cost === 'per-mapping' ? 'maps' : one.where === 'status' || one.where === 'stat' ? one.where : null;
  return watch === null ? one : { ...one, reading: { watch } };
}

/** What was told with the second stat. */
function identityIn(looked: readonly Looked[]): ToldIdentity | null {
  return looked.find(({ result }) => result.identity !== undefined)?.result.identity ?? null;
}

function bytesOf(tried: readonly Tried[], where: string): Uint8Array {
  return tried.find((one) => one.where === where && one.stored)?.bytes ?? new Uint8Array(0);
}

function stateBefore(first: StatIdentity | null, listed: ProcessStat, isAnyStored: boolean): ProcessState {
  if (first === null && !isAnyStored) return 'vanished';
  const known = first ?? listed;
  if (known.startTime !== listed.startTime) return 'reused';
  if (isKernelThread(known)) return 'kernel-thread';
  return isZombie(known) ? 'zombie' : 'read';
}

function finalState(
  state: ProcessState,
  first: StatIdentity,
  after: StatIdentity | null,
  isGone: boolean,
  tried: readonly Tried[],
): ProcessState {
  if (state === 'reused' || state === 'kernel-thread') return state;
  if (after !== null && after.startTime !== first.startTime) return 'reused';
  if (isGone) return tried.some(({ result }) => result.errno === 'EPERM') ? 'denied' : 'vanished';
  if (state === 'zombie' || (after !== null && isZombie(after) && isZombie(first))) return 'zombie';
  const mappings = tried.filter(({ file }) => file.cost === 'per-mapping' || file.cost === 'per-page');
  if (mappings.some(({ result }) => isDenial(result.errno))) return 'denied';
  // It ended while it was read: what could not be read any more was the process's end and no missing file.
  return after !== null && isZombie(after) ? 'vanished' : state;
}

function refuse(session: Session, tried: readonly Tried[], state: ProcessState, named: boolean): ProcessOutcome['missing'] {
  const missing: { path: string; errno: string }[] = [];
  for (const { path, result, stored } of tried) {
    if (stored) {
      if (result.errno !== '' && !isNormalForProcess(result.errno, state, named)) missing.push({ path, errno: result.errno });
      continue;
    }
    const normal = isNormalForProcess(result.errno, state, named);
    session.recorder.refuse(path, result.errno, result.at, normal);
    if (!normal) missing.push({ path, errno: result.errno });
  }
  return missing;
}

function noteLinks(recorder: Recorder, folder: string, looked: Looked | undefined, state: ProcessState, named: boolean): void {
  looked?.result.links?.forEach(({ target, errno }, at) => {
    const link = links[at] ?? '';
    if (target !== null) recorder.note(`${folder}/${link}`, 'link', { target: showName(target) });
    // One refusal stands for all links: they ask for the same right.
    else if (link === 'exe') recorder.refuse(`${folder}/exe`, errno, looked.result.at, isNormalForProcess(errno, state, named));
  });
}
