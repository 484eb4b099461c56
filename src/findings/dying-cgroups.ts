import { amountOf, type Cgroup, type Snapshot } from '../model/index.ts';
import { showName } from '../text/index.ts';
import { countArg, has, textArg } from './args.ts';
import { fieldEvidence } from './evidence.ts';
import { foundOrClear, type Finding, type Rule } from './rule.ts';

/** Removed cgroups live on while a page or object is charged to them; some hundreds are usual on a busy host. Each holds its per-CPU counters. */
const least = 1_000;
/** New ones between two captures: services that restart in a loop leave them by the hundred. */
export const leastDyingRise = 200;

const rule: Rule = {
  code: 'dying-cgroups',
  needs: ['cgroup.stat nr_dying_descendants'],
  why: 'At least 1,000 removed cgroups are not freed yet (cgroup.stat nr_dying_descendants of the topmost captured cgroup), or 200 more than before: memory that no directory shows any more. Version 1 does not count them. In a diff the same level before is information.',
  judge(comparison) {
    const top = topmost(comparison.after);
    if (top === null) {
      const onlyV1 = [...comparison.after.cgroups.values()].every(({ version }) => version === 1);
      return comparison.after.cgroups.size > 0 && onlyV1
        ? { state: 'not-applicable', why: 'cgroup v1 does not count them' }
        : { state: 'unknown', missing: ['cgroup.stat'] };
    }
    const after = dyingOf(top);
    const older = comparison.before?.cgroups.get(top.id);
    const before = older === undefined ? null : dyingOf(older);
    if (after === null) return { state: 'unknown', missing: ['cgroup.stat nr_dying_descendants'] };
    const rise = before === null ? null : after - before;
    const rose = rise !== null && rise >= leastDyingRise;
    if (after < least && !rose) return { state: 'clear' };
    return foundOrClear([
      {
        severity: rose || comparison.before === null ? 'notice' : 'info',
        confidence: 0.99,
        subject: { kind: 'cgroup', id: top.id, cgroup: top.path },
        args: { cgroup: showName(top.path), count: after, rise: rose ? rise : null },
        bytes: null,
        evidence: [fieldEvidence(comparison, 'v2:cgroup.stat', 'nr_dying_descendants', (snapshot) => snapshot.cgroups.get(top.id)?.files)],
        reasoning: [
          { code: 'kernel-counter', args: { counter: 'cgroup.stat nr_dying_descendants' } },
          { code: 'frees-under-pressure', args: {} },
        ],
        next: [{ code: 'look-for-restarts', args: {} }],
      },
    ]);
  },
};

const dyingOf = (cgroup: Cgroup): number | null => amountOf(cgroup.files, 'v2:cgroup.stat', 'nr_dying_descendants');

function topmost(snapshot: Snapshot): Cgroup | null {
  const [top] = [...snapshot.cgroups.values()]
    .filter((cgroup) => dyingOf(cgroup) !== null)
    .sort((left, right) => left.path.length - right.path.length);
  return top ?? null;
}

export const dyingCgroups: Finding = {
  rule,
  words: {
    en: {
      title: (args) => `${countArg(args, 'count')} removed cgroups still hold memory`,
      text: (args) =>
        `Below ${textArg(args, 'cgroup')} ${countArg(args, 'count')} cgroups were removed but not freed${has(args, 'rise') ? `, ${countArg(args, 'rise')} of them new` : ''}: page cache or kernel objects are still charged to them.`,
    },
    'zh-CN': {
      title: (args) => `${countArg(args, 'count')} 个已删除的 cgroup 仍占内存`,
      text: (args) =>
        `${textArg(args, 'cgroup')} 之下有 ${countArg(args, 'count')} 个 cgroup 已删除但尚未释放${has(args, 'rise') ? `，其中 ${countArg(args, 'rise')} 个是新增的` : ''}：仍有页缓存或内核对象计在它们名下。`,
    },
  },
};
