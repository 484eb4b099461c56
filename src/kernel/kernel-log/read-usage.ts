import { meansUnlimited, type Unlimited } from '../../units/index.ts';
import type { OomCounter } from '../oom-log.ts';
import type { LogMessage } from './log-line.ts';

const usageLine = /^(memory\+swap|memory|swap|kmem): usage ([0-9]{1,19})kB, limit ([0-9]{1,19})kB, failcnt ([0-9]{1,19})$/u;

// memory+swap: usage 30720kB, limit 9007199254740988kB, failcnt 0
/** Usage and limit at the level that was full. Unlimited is printed in kB as well: every sentinel of a limit file, divided by 1024. */
export function readUsage({ text, line }: LogMessage, wordSize: 32 | 64 | null): OomCounter | null {
  const [, counter, usage, limit, failcnt] = usageLine.exec(text) ?? [];
  if (usage === undefined || limit === undefined || failcnt === undefined) return null;
  if (!Number.isSafeInteger(Number(usage) * 1024) || !Number.isSafeInteger(Number(failcnt))) return null;
  if (counter !== 'memory' && counter !== 'memory+swap' && counter !== 'swap' && counter !== 'kmem') return null;
  const unlimited = meansUnlimited(String(BigInt(limit) * 1024n), wordSize);
  return { counter, line, usage: Number(usage) * 1024, limit: unlimited ? 'unlimited' : Number(limit) * 1024, failcnt: Number(failcnt) };
}

const statsHead = 'Memory cgroup stats for ';

// Memory cgroup stats for /memcase-demo:
// Memory cgroup stats for /docker/ab: cache:188KB rss:1048388KB rss_huge:1044480KB
/** The cgroup that the statistics are of, with those that stand in the same line (before 5.3). */
export function readStatsHead(text: string): { readonly memcg: string; readonly fields: Map<string, number | Unlimited> } | null {
  if (!text.startsWith(statsHead)) return null;
  const words = text.slice(statsHead.length).trimEnd().split(' ');
  const pairs: [string, number | Unlimited][] = [];
  for (let at = words.length - 1; at > 0; at -= 1) {
    const [, name, kib] = /^([a-z_]{1,40}):([0-9]{1,15})KB$/u.exec(words[at] ?? '') ?? [];
    if (name === undefined || kib === undefined) break;
    pairs.unshift([name, Number(kib) * 1024]);
  }
  const memcg = words.slice(0, words.length - pairs.length).join(' ');
  return memcg.endsWith(':') ? { memcg: memcg.slice(0, -1), fields: new Map(pairs) } : null;
}

// total_rss 31125504
/** One line of memory.stat in the log: bytes, a count or, for the limits of version 1, unlimited. Wrapped values are left out. */
export function readStat(text: string, wordSize: 32 | 64 | null): readonly [string, number | Unlimited] | null {
  const [, name, value] = /^([a-z0-9_]{1,60}) ([0-9]{1,20})$/u.exec(text) ?? [];
  if (name === undefined || value === undefined) return null;
  if (name.startsWith('hierarchical_') && meansUnlimited(value, wordSize)) return [name, 'unlimited'];
  const amount = Number(value);
  return Number.isSafeInteger(amount) ? [name, amount] : null;
}
