import type { Unlimited } from '../../units/index.ts';
import type { OomCounter, OomReport, OomTask, OomTrigger, OomVictim } from '../oom-log.ts';
import type { LogMessage } from './log-line.ts';
import { splitTaskMemcg, type OomPlace } from './read-context.ts';

/** A report while its lines come in. */
export interface Draft {
  readonly first: LogMessage;
  last: LogMessage;
  trigger: OomTrigger | null;
  place: OomPlace | null;
  scope: 'memcg' | 'host' | null;
  groupMemcg: string | null;
  noVictim: boolean;
  /** The columns of the task table while its rows are read. */
  columns: readonly string[] | null;
  readonly counters: OomCounter[];
  readonly stats: { readonly memcg: string; readonly line: number; readonly fields: Map<string, number | Unlimited> }[];
  readonly tasks: OomTask[];
  readonly victims: OomVictim[];
}

export function startDraft(first: LogMessage): Draft {
  return {
    first,
    last: first,
    trigger: null,
    place: null,
    scope: null,
    groupMemcg: null,
    noVictim: false,
    columns: null,
    counters: [],
    stats: [],
    tasks: [],
    victims: [],
  };
}

export function finishDraft(draft: Draft): OomReport {
  const { place, victims } = draft;
  const joined = place?.taskMemcgAndTask ?? null;
  return {
    firstLine: draft.first.line,
    lastLine: draft.last.line,
    at: draft.first.at,
    stamp: draft.first.stamp,
    scope: scopeOf(draft),
    constraint: place?.constraint ?? null,
    oomMemcg: place?.oomMemcg ?? null,
    taskMemcg: place?.taskMemcg ?? (joined === null ? null : splitTaskMemcg(joined, victims[0]?.comm)),
    groupMemcg: draft.groupMemcg,
    trigger: draft.trigger,
    counters: draft.counters,
    stats: draft.stats,
    tasks: draft.tasks,
    victims,
    killed: victims.length > 0 ? true : draft.noVictim ? false : null,
  };
}

/** The summary line is the surest sign, then the words before "Killed process", then usage lines, which only a cgroup has. */
function scopeOf({ place, scope, counters, stats }: Draft): OomReport['scope'] {
  if (place !== null) return place.host ? 'host' : 'memcg';
  if (scope !== null) return scope;
  return counters.length > 0 || stats.length > 0 ? 'memcg' : 'unknown';
}
