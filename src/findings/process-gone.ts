import type { Comparison, ProcessPair } from '../diff/index.ts';
import { numberOf } from '../model/index.ts';
import { showName } from '../text/index.ts';
import { bytesArg, has, textArg } from './args.ts';
import { evidenceOf, processName, processSubject } from './evidence.ts';
import { oomVictims } from './oom-victims.ts';
import { foundOrClear, type Coded, type Finding, type Judged, type Rule } from './rule.ts';

const rule: Rule = {
  code: 'process-gone',
  needs: ['stat.starttime'],
  why: 'A user process of the older capture has no counterpart in the newer one. "Killed" is said only where the kernel log names the pid, "probably killed" where the kill counter of its own cgroup rose.',
  judge(comparison) {
    if (comparison.before === null) return { state: 'not-applicable', why: 'one capture: nothing to compare with' };
    const victims = new Set(oomVictims(comparison.after).map((victim) => victim.pid));
    const found = comparison.processes
      .filter((pair) => pair.pairing.kind === 'gone' && pair.before?.kind === 'user')
      .map((pair) => judgeGone(pair, comparison, victims));
    return foundOrClear(found);
  },
};

function judgeGone(pair: ProcessPair, comparison: Comparison, victims: ReadonlySet<number>): Judged {
  const named = pair.before !== null && victims.has(pair.before.pid);
  const kills = named ? null : killsOfOwnCgroup(pair, comparison);
  const how = named ? 'killed' : kills !== null && kills > 0 ? 'probably' : null;
  const reasoning: Coded[] = [{ code: 'identity-by-start-time', args: {} }];
  if (how !== null) reasoning.push({ code: 'kernel-counter', args: { counter: named ? 'kernel log' : 'oom_kill' } });
  return {
    severity: 'info',
    confidence: named ? 0.99 : how === null ? 0.8 : 0.5,
    subject: processSubject(pair),
    args: { process: showName(processName(pair)), pid: pair.before?.pid ?? null, rss: numberOf(pair.before?.metrics['rss']), how, kills },
    bytes: numberOf(pair.before?.metrics['rss']),
    evidence: [evidenceOf('rss', pair.metrics['rss'], comparison)],
    reasoning,
    next: how === null ? [] : [{ code: 'read-kernel-log', args: {} }],
  };
}

/** By how much the kill counter of the process's own cgroup rose. v1 counts where the victim lived, v2 there and above. */
function killsOfOwnCgroup(pair: ProcessPair, comparison: Comparison): number | null {
  const cgroup = comparison.cgroups.find((candidate) => candidate.id === pair.before?.cgroup);
  return cgroup?.metrics['oomKills']?.delta ?? null;
}

export const processGone: Finding = {
  rule,
  words: {
    en: {
      title: (args) =>
        `${textArg(args, 'process')} is gone${args['how'] === 'killed' ? ': killed by the OOM killer' : has(args, 'how') ? ': probably killed by the OOM killer' : ''}`,
      text: (args) =>
        `${textArg(args, 'process')} held ${bytesArg(args, 'rss')} RSS and is not there any more.` +
        (args['how'] === 'killed'
          ? ' The kernel log names it as the victim of an OOM kill.'
          : has(args, 'how')
            ? ' The OOM kill counter of its cgroup rose: it was probably killed.'
            : ''),
    },
    'zh-CN': {
      title: (args) =>
        `${textArg(args, 'process')} 已消失${args['how'] === 'killed' ? '：被 OOM killer 终止' : has(args, 'how') ? '：很可能被 OOM killer 终止' : ''}`,
      text: (args) =>
        `${textArg(args, 'process')} 之前 RSS 为 ${bytesArg(args, 'rss')}，现已不存在。` +
        (args['how'] === 'killed'
          ? '内核日志将其记录为 OOM kill 的受害进程。'
          : has(args, 'how')
            ? '其所在 cgroup 的 OOM kill 计数上升，很可能已被终止。'
            : ''),
    },
  },
};
