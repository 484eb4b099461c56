interface Since<Tier extends 1 | 2> {
  readonly tier: Tier;
  /** Kernel in which these lines came. */
  readonly since: string;
}

const psi = { recalled: true, config: 'CONFIG_PSI', reference: 'Documentation/accounting/psi.rst; kernel/sched/psi.c psi_show()' } as const;
const average = { ...psi, unit: 'percent', kind: 'gauge' } as const;
const total = { ...psi, unit: 'usec', kind: 'counter' } as const;

/** The numbers of the line `some`: of each file of pressure the same, but for the kernel that they came in. */
export function someLine<const Tier extends 1 | 2>(since: Since<Tier>) {
  return {
    'some.avg10': { ...average, ...since, names: ['some avg10'], identities: ['full.avg10 <= some.avg10'] },
    'some.avg60': { ...average, ...since, names: ['some avg60'], identities: ['full.avg60 <= some.avg60'] },
    'some.avg300': { ...average, ...since, names: ['some avg300'], identities: ['full.avg300 <= some.avg300'] },
    'some.total': { ...total, ...since, names: ['some total'], identities: ['full.total <= some.total'] },
  } as const;
}

/** The numbers of the line `full` beside a line `some`. */
export function fullLine<const Tier extends 1 | 2>(since: Since<Tier>) {
  const alone = fullLineAlone(since);
  return {
    'full.avg10': { ...alone['full.avg10'], identities: ['full.avg10 <= some.avg10'] },
    'full.avg60': { ...alone['full.avg60'], identities: ['full.avg60 <= some.avg60'] },
    'full.avg300': { ...alone['full.avg300'], identities: ['full.avg300 <= some.avg300'] },
    'full.total': { ...alone['full.total'], identities: ['full.total <= some.total'] },
  } as const;
}

/** The same where the kernel prints no line `some`. */
export function fullLineAlone<const Tier extends 1 | 2>(since: Since<Tier>) {
  return {
    'full.avg10': { ...average, ...since, names: ['full avg10'] },
    'full.avg60': { ...average, ...since, names: ['full avg60'] },
    'full.avg300': { ...average, ...since, names: ['full avg300'] },
    'full.total': { ...total, ...since, names: ['full total'] },
  } as const;
}
