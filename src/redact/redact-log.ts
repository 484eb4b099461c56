import { maskOf, type Digest } from './command-line.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import type { LineRule } from './redact-line.ts';

const stamp = /^(?:[0-9]+,[0-9]+,[0-9]+,[^;]*;)?(?:<[0-9]+>)?(?:\[ *[0-9.]+\] ?)?/u;

interface Part {
  readonly pattern: RegExp;
  readonly rewrite: (parts: readonly string[], names: Pseudonyms) => string;
}

const at = (parts: readonly string[], nth: number): string => parts[nth] ?? '';

/** The lines of an OOM report that hold a name, and those that hold none. */
const known: readonly Part[] = [
  {
    pattern: /^(.*?)( invoked oom-killer: [ -~]*)$/su,
    rewrite: (parts, names) => `${names.word(at(parts, 1))}${at(parts, 2)}`,
  },
  {
    pattern: /^(oom-kill:[ -~]*?)((?:oom_memcg|task_memcg|global_oom|task)[=,].*)$/su,
    rewrite: (parts, names) => `${at(parts, 1)}${summary(at(parts, 2), names)}`,
  },
  {
    pattern:
      /^((?:Memory cgroup out of memory|Out of memory(?: \(oom_kill_allocating_task\))?): (?:Killed|Kill) process [0-9]+ \()(.*?)(\)[ -~]*)$/su,
    rewrite: (parts, names) => `${at(parts, 1)}${names.word(at(parts, 2))}${userOf(at(parts, 3), names)}`,
  },
  {
    pattern: /^(Killed process [0-9]+ \()(.*?)(\)[ -~]*)$/su,
    rewrite: (parts, names) => `${at(parts, 1)}${names.word(at(parts, 2))}${userOf(at(parts, 3), names)}`,
  },
  {
    pattern: /^(oom_reaper: reaped process [0-9]+ \()(.*?)(\)[ -~]*)$/su,
    rewrite: (parts, names) => `${at(parts, 1)}${names.word(at(parts, 2))}${at(parts, 3)}`,
  },
  {
    pattern: /^(Memory cgroup stats for )(.*?)(:[ -~]*)$/su,
    rewrite: (parts, names) => `${at(parts, 1)}${names.path(at(parts, 2))}${at(parts, 3)}`,
  },
  {
    pattern: /^(Tasks in )(.*?)( are going to be killed[ -~]*)$/su,
    rewrite: (parts, names) => `${at(parts, 1)}${names.path(at(parts, 2))}${at(parts, 3)}`,
  },
  {
    pattern: /^(\[ *[0-9]+\] +)([0-9]+)((?: +-?[0-9]+)+ +)(\S.*)$/su,
    rewrite: (parts, names) => `${at(parts, 1)}${names.userId(at(parts, 2))}${at(parts, 3)}${names.word(at(parts, 4))}`,
  },
];

/** Counters and headings: words of the kernel, numbers and no names. */
const nameless =
  /^(?:(?:memory|swap|kmem|memory\+swap): usage [ -~]*|\[ *pid *\][ a-z_]*|Tasks state [ -~]*|Mem-Info:|[a-z_]+ [0-9]+|(?:active|inactive|isolated|unevictable|dirty|slab|mapped|kernel|free|sec_)[a-z_]*:[ -~]*|Node [0-9]+ [ -~]*|[0-9]+ (?:total pagecache pages|pages [ -~]*)|lowmem_reserve\[\]:[ 0-9]*|(?:Free|Total) swap += [0-9]+kB)$/u;

/** The kernel log's OOM reports: names replaced, lines that no report has masked. */
export function reportRule(names: Pseudonyms, digest: Digest): LineRule {
  return (line) => {
    const head = stamp.exec(line)?.[0] ?? '';
    const text = line.slice(head.length);
    if (text === '' || nameless.test(text)) return line;
    for (const { pattern, rewrite } of known) {
      const match = pattern.exec(text);
      if (match !== null) return `${head}${rewrite(match, names)}`;
    }
    return `${head}${maskOf(text, digest)}`;
  };
}

function summary(text: string, names: Pseudonyms): string {
  const match = /^(?:(global_oom)|oom_memcg=(.*?)),task_memcg=(.*?),task=(.*),pid=([0-9]+),uid=([0-9]+)$/su.exec(text);
  if (match === null) return names.word(text);
  const [, global, oomMemcg, taskMemcg = '', task = '', pid = '', uid = ''] = match;
  const place = global ?? `oom_memcg=${names.path(oomMemcg ?? '')}`;
  return `${place},task_memcg=${names.path(taskMemcg)},task=${names.word(task)},pid=${pid},uid=${names.userId(uid)}`;
}

function userOf(text: string, names: Pseudonyms): string {
  return text.replace(/\bUID:([0-9]+)/u, (_whole, id: string) => `UID:${names.userId(id)}`);
}
