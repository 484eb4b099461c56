import type { Comparison, ProcessPair } from '../diff/index.ts';
import { rowsOf, type Process, type Snapshot } from '../model/index.ts';
import { showName } from '../text/index.ts';
import { bytesArg, textArg } from './args.ts';
import { lineEvidence, processName, processSubject } from './evidence.ts';
import { nodeRoom, nodeShares } from './numa-nodes.ts';
import { presentProcesses } from './reading.ts';
import { foundOrClear, type Finding, type Judged, type Rule } from './rule.ts';

/** Smaller processes fit a cache or a node anyway. */
export const leastOneSided = 256 * 2 ** 20;
/** Nearly everything on one node, though others have room. */
const oneSided = 0.9;
/** A node with less than this free reclaims on its own while its neighbours have room. */
const shortShare = 0.05;

const rule: Rule = {
  code: 'numa-imbalance',
  needs: ['numa_maps', 'zoneinfo'],
  why: 'At least 90 % of a process of 256 MiB or more lie on one NUMA node that has less than 5 % free, while another node has twice that share free: the node reclaims or swaps although the host has room. Binding may be intended: grade 0.5. In a diff the same state before is information.',
  judge(comparison) {
    const { after } = comparison;
    if (after.host.numaNodes !== null && after.host.numaNodes < 2) return { state: 'not-applicable', why: 'one NUMA node' };
    const room = nodeRoom(after);
    if (room.size === 1) return { state: 'not-applicable', why: 'one NUMA node' };
    const pairs = presentProcesses(comparison).filter((pair) => pair.after !== null && rowsOf(pair.after.files, 'numa_maps').length > 0);
    if (pairs.length === 0) return { state: 'unknown', missing: ['numa_maps (capture with --numa)'] };
    if (room.size === 0) return { state: 'unknown', missing: ['zoneinfo'] };
    return foundOrClear(pairs.flatMap((pair) => judgeProcess(pair, comparison) ?? []));
  },
};

interface Lean {
  readonly node: string;
  readonly bytes: number;
  readonly total: number;
  readonly free: number;
}

function leanOf(process: Process | null, snapshot: Snapshot | null): Lean | null {
  if (process === null || snapshot === null) return null;
  const shares = nodeShares(process);
  if (shares === null) return null;
  const total = [...shares.values()].reduce((sum, bytes) => sum + bytes, 0);
  const [largest] = [...shares].sort(([, left], [, right]) => right - left);
  if (largest === undefined || total < leastOneSided || largest[1] < total * oneSided) return null;
  const room = nodeRoom(snapshot);
  const own = room.get(largest[0]);
  const others = [...room].filter(([node, { managed }]) => node !== largest[0] && managed > 0);
  if (own === undefined || own.managed === 0 || own.free >= own.managed * shortShare) return null;
  const roomElsewhere = others.some(([, { free, managed }]) => free / managed >= Math.max(2 * shortShare, (2 * own.free) / own.managed));
  return roomElsewhere ? { node: largest[0], bytes: largest[1], total, free: own.free } : null;
}

function judgeProcess(pair: ProcessPair, comparison: Comparison): Judged | null {
  const lean = leanOf(pair.after, comparison.after);
  if (lean === null) return null;
  const pid = pair.after?.pid ?? null;
  return {
    severity: leanOf(pair.before, comparison.before) === null ? 'notice' : 'info',
    confidence: 0.5,
    subject: processSubject(pair),
    args: { process: showName(processName(pair)), pid, node: lean.node.slice(1), bytes: lean.bytes, total: lean.total, free: lean.free },
    bytes: lean.bytes,
    evidence: [
      lineEvidence(`numa_maps ${lean.node}`, lean.bytes, pair.after?.files.get('numa_maps')?.path ?? '', 1, comparison.after.sample),
    ],
    reasoning: [{ code: 'binding-possible', args: {} }],
    next: [{ code: 'look-at-numa', args: { pid } }],
  };
}

export const numaImbalance: Finding = {
  rule,
  words: {
    en: {
      title: (args) => `${textArg(args, 'process')} fills NUMA node ${textArg(args, 'node')}`,
      text: (args) =>
        `${bytesArg(args, 'bytes')} of the ${bytesArg(args, 'total')} of ${textArg(args, 'process')} are on NUMA node ${textArg(args, 'node')}, which has ${bytesArg(args, 'free')} free, while another node has room.`,
    },
    'zh-CN': {
      title: (args) => `${textArg(args, 'process')} 占满 NUMA 节点 ${textArg(args, 'node')}`,
      text: (args) =>
        `${textArg(args, 'process')} 的 ${bytesArg(args, 'total')} 中有 ${bytesArg(args, 'bytes')} 位于 NUMA 节点 ${textArg(args, 'node')}，该节点只剩 ${bytesArg(args, 'free')} 空闲，而其他节点仍有余量。`,
    },
  },
};
