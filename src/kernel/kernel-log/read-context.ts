import type { OomTrigger } from '../oom-log.ts';

const invoked = ' invoked oom-killer: ';

// python3 invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=0
/** The task that asked for memory and got none, or null where the line speaks of something else. */
export function readTrigger(text: string): OomTrigger | null {
  const at = text.indexOf(invoked);
  // A comm has at most 15 bytes, some of which may stand escaped.
  if (at < 0 || at > 60) return null;
  const rest = text.slice(at + invoked.length);
  const number = (name: string): number | null => {
    const digits = new RegExp(`(?:^|[ ,])${name}=(-?[0-9]{1,10})`, 'u').exec(rest)?.[1];
    return digits === undefined ? null : Number(digits);
  };
  return {
    comm: text.slice(0, at),
    gfpMask: /(?:^|[ ,])gfp_mask=(0x[0-9a-f]{1,16}(?:\([A-Z_|0-9a-fx]{0,300}\))?)/u.exec(rest)?.[1] ?? null,
    order: number('order'),
    oomScoreAdj: number('oom_score_adj'),
  };
}

/** Where the limit was and where the victim lived. */
export interface OomPlace {
  readonly constraint: string | null;
  readonly oomMemcg: string | null;
  /** Path and command in one, `/a,task=python3`, as either may hold commas: the killed process tells them apart. */
  readonly taskMemcgAndTask: string | null;
  readonly taskMemcg: string | null;
  readonly host: boolean;
}

const constraintLine = 'oom-kill:constraint=';

// oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=/,mems_allowed=0,oom_memcg=/a,task_memcg=/a/b,task=python3,pid=8240,uid=0
/** The summary line of kernels from 5.0 on; `cut` where it starts like one and does not go on as one. */
export function readConstraint(text: string): OomPlace | 'cut' | null {
  if (!text.startsWith(constraintLine)) return null;
  const constraint = /^[A-Z_]{1,40}/u.exec(text.slice(constraintLine.length))?.[0];
  const place = text.indexOf(',mems_allowed=');
  const pid = /,pid= *[0-9]{1,10},uid= *[0-9]{1,10}$/u.exec(text.slice(-40));
  if (constraint === undefined || place < 0 || pid === null) return 'cut';
  const end = text.length - pid[0].length;
  const task = text.indexOf(',task_memcg=', place);
  const limit = text.indexOf(',oom_memcg=', place);
  const hasLimit = limit >= 0 && (task < 0 || limit < task);
  return {
    constraint,
    oomMemcg: hasLimit ? text.slice(limit + ',oom_memcg='.length, task < 0 ? end : task) : null,
    taskMemcgAndTask: task < 0 ? null : text.slice(task + ',task_memcg='.length, end),
    taskMemcg: null,
    host: !hasLimit,
  };
}

const oldStart = 'Task in ';
const oldMiddle = ' killed as a result of limit of ';

// Task in /1/2 killed as a result of limit of /1
/** The same before 5.0. A limit without a leading slash is a vendor's word for the host. */
export function readOldPlace(text: string): OomPlace | null {
  const middle = text.startsWith(oldStart) ? text.indexOf(oldMiddle) : -1;
  if (middle < 0) return null;
  const limit = text.slice(middle + oldMiddle.length);
  const host = !limit.startsWith('/');
  return { constraint: null, oomMemcg: host ? null : limit, taskMemcg: text.slice(oldStart.length, middle), taskMemcgAndTask: null, host };
}

/** Takes the victim's command off the end of `/a,task=python3`. */
export function splitTaskMemcg(joined: string, comm: string | undefined): string {
  if (comm !== undefined && joined.endsWith(`,task=${comm}`)) return joined.slice(0, -`,task=${comm}`.length);
  const at = joined.lastIndexOf(',task=');
  return at < 0 ? joined : joined.slice(0, at);
}
