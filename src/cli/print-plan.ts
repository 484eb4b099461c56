import type { planCapture } from '../capture/index.ts';
import { exitCodes, type Exit } from '../contract/index.ts';
import { showName } from '../text/index.ts';
import { countOf, formatBytes } from '../units/index.ts';

type Plan = Awaited<ReturnType<typeof planCapture>>;

/** Prints what a capture would open, how it would read each process, and what it would mask. */
export function printPlan(plan: Plan): Exit {
  const lines = [
    `${countOf(plan.processes.length, 'process', 'processes')}, ${countOf(plan.paths.length, 'file')}, at most about ${formatBytes(plan.archiveBytes)}; nothing was read of them but status, maps and cgroup`,
    ...plan.starvation.map((reason) => `careful: ${reason}`),
    '',
    ...plan.processes.map(({ pid, comm, kind, residentBytes, mappings, decision }) => {
      const left = decision.left === null ? '' : `: ${decision.left.reason}`;
      return `pid ${String(pid)} ${showName(comm)} (${kind}): ${formatBytes(residentBytes)} resident, ${String(mappings)} mappings, by ${decision.level}${left}`;
    }),
    '',
    ...plan.paths.map((path) => `open ${showName(path)}`),
    ...plan.ownPaths.map((path) => `open ${path} (to find the way)`),
    ...plan.masked.map(({ path, how }) => `mask ${showName(path)}: ${how}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return { code: exitCodes.done, reasons: [] };
}
