import { showName } from '../text/index.ts';
import { parseCgroupLines, type CgroupLine } from './cgroup-lines.ts';
import type { FoundCgroup } from './cgroup-directory.ts';
import { isDenial, isNormalForProcess, type ProcessState } from './judge-refusal.ts';
import type { Looked } from './machine.ts';
import { accountMappings, earlyPlan, planEarly, planMappings } from './mapping-capture.ts';
import type { PlannedFile } from './file-plan.ts';
import { readPlanned, type ToRead, type Tried } from './process-files.ts';
import { isKernelThread, isZombie, parseProcessStat, type ProcessStat } from './process-stat.ts';
import { pacedMappings } from './reading-level.ts';
import type { Recorder } from './recorder.ts';
import type { Target } from './resolve-targets.ts';
import type { SampleKind, Session } from './session.ts';
import { StatusWatch } from './status-watch.ts';

/** Namespaces whose numbers tell which processes share what. */
export const links = ['exe', 'ns/cgroup', 'ns/ipc', 'ns/mnt', 'ns/net', 'ns/pid', 'ns/time', 'ns/user', 'ns/uts'];

/** What a capture looks at itself: how large the process is, whether it is still the same, and where its cgroups are. */
const shown: ReadonlySet<string> = new Set(['status', 'stat', 'cgroup', 'maps']);

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

/** Captures one process: cheap files, maps, mappings, and once more statm and stat to see what moved meanwhile. */
export async function captureProcess(session: Session, target: Target, kind: SampleKind): Promise<ProcessOutcome> {
  const { machine, recorder, plan } = session;
  const folder = `proc/${target.pid}`;
  const planned = kind === 'full' ? plan.process : plan.process.filter(({ file }) => file.cost === 'free' && file.sensitive === undefined);
  const early = kind === 'full' ? planEarly(session, target) : [];
  const again = machine.reads([`${folder}/statm`, `${folder}/stat`]);
  const watch = new StatusWatch();
  const cheap = await readPlanned(
    machine,
    recorder,
    folder,
    [...(early === null || session.options.allowStall ? planned : planned.map(countingMaps)), ...(early ?? [])],
    {
      shows: shown,
      watch: (where, bytes) => watch.see(where, bytes),
      behind: [...again, ...(kind === 'full' ? [machine.readsLinks(folder, links)] : [])],
    },
  );
  const tried = [...cheap.tried];
  const first = parseProcessStat(bytesOf(tried, 'stat'));
  const state = stateBefore(first, target.stat, tried);
  const walked = tried.slice(planned.length);
  let [statm, stat] = cheap.looked;
  if (walked.length > 0) {
    accountMappings(session, target, earlyPlan(session, watch.size()), mapsIn(tried), walked);
  } else if (kind === 'full' && state !== 'vanished' && state !== 'reused' && !session.isOver()) {
    const mappings = planMappings(session, target, tried, watch.size());
    const late = await readPlanned(machine, recorder, folder, mappings.files, { reading: mappings.reading, behind: again });
    tried.push(...late.tried);
    accountMappings(session, target, mappings, mapsIn(cheap.tried), late.tried);
    if (late.looked.length > 0) [statm, stat] = late.looked;
  }
  const after = stat === undefined ? null : parseProcessStat(stat.bytes);
  const isGone = stat !== undefined && after === null;
  const final = finalState(state, first, after, isGone, tried);
  noteLinks(recorder, folder, cheap.looked[2], final, target.named);
  const missing = refuse(session, tried, final, target.named);
  const lines = parseCgroupLines(bytesOf(tried, 'cgroup'));
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
    ...(statm === undefined || statm.bytes.length === 0
      ? {}
      : { statmAfter: statm.bytes.toString('latin1').trim(), statmAfterUsec: statm.result.at }),
    ...(target.own ? { own: true } : {}),
  });
  return { target, state: final, filesStored: tried.filter(({ stored }) => stored).length, missing, lines, cgroup };
}

/** The number of its lines decides whether smaps is read right behind it. */
function countingMaps(one: PlannedFile): ToRead {
  return one.file.cost === 'per-mapping' ? { ...one, reading: { countLines: pacedMappings } } : one;
}

function mapsIn(tried: readonly Tried[]): Tried | undefined {
  return tried.find(({ file }) => file.cost === 'per-mapping');
}

function bytesOf(tried: readonly Tried[], where: string): Uint8Array {
  return tried.find((one) => one.where === where && one.stored)?.bytes ?? new Uint8Array(0);
}

function stateBefore(first: ProcessStat | null, listed: ProcessStat, tried: readonly Tried[]): ProcessState {
  if (first === null) return tried.some(({ stored }) => stored) ? 'read' : 'vanished';
  if (first.startTime !== listed.startTime) return 'reused';
  if (isKernelThread(first)) return 'kernel-thread';
  return isZombie(first) ? 'zombie' : 'read';
}

function finalState(
  state: ProcessState,
  first: ProcessStat | null,
  after: ProcessStat | null,
  isGone: boolean,
  tried: readonly Tried[],
): ProcessState {
  if (state === 'reused' || state === 'kernel-thread') return state;
  if (after !== null && first !== null && after.startTime !== first.startTime) return 'reused';
  if (isGone) return tried.some(({ result }) => result.errno === 'EPERM') ? 'denied' : 'vanished';
  if (state === 'zombie' || (after !== null && isZombie(after) && first !== null && isZombie(first))) return 'zombie';
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
