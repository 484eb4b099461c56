/**
 * How the lines of an OOM report begin or look, as patterns that JavaScript and awk (POSIX extended expressions without counts)
 * both understand. Of a kernel log nothing else is kept.
 */
export const oomLinePatterns: readonly string[] = [
  '^[^:]* invoked oom-killer: ',
  '^oom-kill:constraint=',
  '^(Memory cgroup out of memory|Out of memory( [(]oom_kill_allocating_task[)])?): (Killed|Kill) process [0-9]',
  '^Killed process [0-9]',
  '^oom_reaper: reaped process [0-9]',
  '^Memory cgroup stats for ',
  '^Tasks in .* are going to be killed due to memory.oom.group set',
  '^Task in .* killed as a result of limit of ',
  '^(memory|swap|kmem|memory[+]swap): usage [0-9]',
  '^Tasks state [(]memory values in pages[)]:',
  '^\\[ *pid *\\] ',
  '^\\[ *[0-9]+\\] +[0-9]+ +[0-9]+ ',
  '^[a-z_]+ [0-9]+$',
  '^Out of memory and no killable processes',
];

/** As one pattern: nearly every line is none of them, and asking fourteen times costs most of it. */
const oomLine = new RegExp(oomLinePatterns.join('|'), 'u');

export interface OomLines {
  readonly text: string;
  /** How many records were left out. */
  readonly removed: number;
}

/**
 * Cuts the OOM reports out of records of /dev/kmsg (Documentation/ABI/testing/dev-kmsg). What programs wrote into the log is not the
 * kernel's and is left out, whatever it looks like.
 *
 * @param sinceUsec earlier records are left out
 */
export function keepOomLines(log: string, sinceUsec: number): OomLines {
  let text = '';
  let removed = 0;
  for (const record of log.split('\n')) {
    if (record === '' || record.startsWith(' ')) continue;
    const head = /^([0-9]{1,10}),[0-9]{1,20},([0-9]{1,20}),[^;]*;/u.exec(record);
    const message = record.slice(head?.[0].length ?? 0);
    const isKept = head !== null && Number(head[1]) < 8 && Number(head[2]) >= sinceUsec && oomLine.test(message);
    if (isKept) text += `${record}\n`;
    else removed += 1;
  }
  return { text, removed };
}
