import { cellText, numberOf, rowsOf, type Process, type Snapshot } from '../../model/index.ts';
import type { ProcessPair } from '../comparison.ts';
import { withoutDeleted } from '../version-free.ts';
import type { Change } from './change.ts';

/** Resource limits that bear on memory. */
const memoryLimits = ['Max data size', 'Max stack size', 'Max resident set', 'Max locked memory', 'Max address space'] as const;

/** What differs about a process beside its memory: program, command line, cgroup, resource limits, its score for the OOM killer. */
export function processChanges(before: Snapshot, after: Snapshot, processes: readonly ProcessPair[]): readonly Change[] {
  const comparable = masking(before) === masking(after);
  return processes.flatMap((pair) => {
    const { before: left, after: right } = pair;
    if (left === null || right === null || right.kind !== 'user') return [];
    const subject = `${right.identity.comm ?? '?'} (pid ${String(right.pid)})`;
    return differencesOf(left, right, comparable && pair.pairing.kind !== 'matched').map((difference) => ({ ...difference, subject }));
  });
}

function differencesOf(left: Process, right: Process, withArguments: boolean): readonly Omit<Change, 'subject'>[] {
  const values: readonly (readonly [string, string | null, string | null])[] = [
    ['executable', nameOf(left), nameOf(right)],
    ['command-line', withArguments ? argvOf(left) : null, withArguments ? argvOf(right) : null],
    ['cgroup', placeOf(left), placeOf(right)],
    ['oom-score-adj', adjOf(left), adjOf(right)],
    ['namespaces', namespacesOf(left, right), namespacesOf(right, left)],
    ...memoryLimits.map((limit) => ['resource-limit', limitOf(left, limit), limitOf(right, limit)] as const),
  ];
  return values.flatMap(([what, before, after]) =>
    before === null || after === null || before === after ? [] : [{ what, before, after }],
  );
}

/** Without ` (deleted)`: that a file was replaced under a running process is a matter of its mappings. */
const nameOf = (process: Process): string | null => (process.identity.exe === null ? null : withoutDeleted(process.identity.exe));
const argvOf = (process: Process): string | null => process.identity.argv?.join(' ') ?? null;
const placeOf = (process: Process): string | null => process.identity.cgroup;

/** The namespaces that both captures know and that differ: another container, or the same one made anew. */
function namespacesOf(process: Process, other: Process): string | null {
  const known = [...process.links].filter(([name, target]) => name.startsWith('ns/') && (other.links.get(name) ?? target) !== target);
  return known.length === 0 ? null : known.map(([, target]) => target).join(' ');
}

function adjOf(process: Process): string | null {
  const adj = numberOf(process.metrics['oomScoreAdj']);
  return adj === null ? null : String(adj);
}

function limitOf(process: Process, name: string): string | null {
  const row = rowsOf(process.files, 'limits').find((candidate) => candidate.label === name);
  if (row === undefined) return null;
  const value = (cell: string): string => (row.cells.get(cell)?.kind === 'unlimited' ? 'unlimited' : (cellText(row, cell) ?? '?'));
  return `${name}: ${value('soft')} (soft), ${value('hard')} (hard)`;
}

/** Whether command lines were masked when they were captured: a masked one cannot be compared with a plain one. */
export const masking = (snapshot: Snapshot): string => snapshot.header?.masking.commandLines ?? 'unknown';
