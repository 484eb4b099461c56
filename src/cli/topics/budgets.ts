import { gateMetrics } from '../../gate/index.ts';

/** `help budgets` */
export function budgetsTopic(): string {
  return `Budgets: what memcase check judges captures by

  $ memcase capture --unit api.service -o before.tar.gz
  $ memcase check before.tar.gz --init > memcase-budget.yaml
  # deploy, warm up
  $ memcase capture --unit api.service -o after.tar.gz
  $ memcase check after.tar.gz --base before.tar.gz --budget memcase-budget.yaml

A budget file, YAML or JSON; an unknown key, metric or target is an error (2):

  version: 1
  defaults: { aggregate: median, min_samples: 1, on_inconclusive: exit }   # or warn, fail
  targets:
    api: { unit: api.service }          # pid, name, exe, unit, cgroup, container, all, tree
  budgets:
    - id: api-growth
      target: api
      metric: pss
      max_increase: { percent: 10, floor: 32MiB }   # fails only above both
      why: headroom below MemoryHigh
    - { id: api-size, target: api, metric: cgroup.usage, max: 80% of limit, level: warn }
    - { id: api-swap, assert: api.swap == 0 }
  waivers:
    - { id: api-growth, until: 2026-12-31, reason: TICKET-1 }   # its last day

Limits: max, min, max_increase, max_decrease (percent, floor, bytes, count), assert.

Conditions, for --assert and capture --when:

  rss > 2GiB                     usage > 80% of limit
  api.pss <= +10% floor 32MiB    cgroup.oomKills increases
  < <= > >= == !=; sizes need a unit: 1MiB is 1024 x 1024 bytes, 1MB is 1000 x 1000.
  In front of the metric stands the target: one of the budget's, or a unit, command or container of the captures,
  or a selector (unit:api.service.pss). Without one: everything that was captured.

Outcomes: pass; fail; inconclusive when the change is not larger than its noise, when the ranges of several captures
overlap the limit, when a value is not known, when an archive is cut, when one side is still warming up (younger than
min_age, 60s, against one much older). A process start is one sample: give captures of several starts on each side.

Metrics:
${wrap([...gateMetrics.keys()])}
`;
}

function wrap(words: readonly string[]): string {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length > 96) lines.push(`  ${word}`);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.join('\n');
}
