import { eachLine, paddingNotes, quoteLine, type Parsed, type ParseNote } from '../../text/index.ts';
import type { ParseContext } from '../kernel-file.ts';
import type { OomLog, OomReport } from '../oom-log.ts';
import { finishDraft, startDraft, type Draft } from './draft.ts';
import { readLogLine, type LogMessage } from './log-line.ts';
import { readConstraint, readOldPlace, readTrigger } from './read-context.ts';
import { readTask, readTaskHeader } from './read-task.ts';
import { readStat, readStatsHead, readUsage } from './read-usage.ts';
import { readVictim } from './read-victim.ts';

/** What one message meant for the report: part of it, none of it, or like a part of it but unreadable. */
type Taken = 'part' | 'other' | 'malformed';

// [  985.227790] python3 invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=0
/**
 * Finds the OOM reports in a kernel log: records of /dev/kmsg, dmesg in any of its forms, or the kernel's lines of syslog. Other
 * messages are passed over. A report that the kernel cut short (it limits the rate) or that lost its start has fewer parts.
 */
export function parseKernelLog(bytes: Uint8Array, context: ParseContext): Parsed<OomLog> {
  const reports: OomReport[] = [];
  const notes: ParseNote[] = [...paddingNotes(bytes)];
  let lines = 0;
  let draft: Draft | null = null;
  for (const line of eachLine(bytes)) {
    lines = line.number;
    for (const message of readLogLine(line)) {
      const opened: Draft | null = opensReport(message, draft) ? startDraft(message) : null;
      if (opened !== null) {
        if (draft !== null) reports.push(finishDraft(draft));
        draft = opened;
      }
      if (draft === null) continue;
      const taken = takeMessage(draft, message, context);
      if (taken !== 'other') draft.last = message;
      if (taken === 'malformed') notes.push({ code: 'malformed-line', line: line.number, text: quoteLine(line.bytes) });
    }
  }
  if (draft !== null) reports.push(finishDraft(draft));
  return { record: { type: 'oom-log', reports, lines }, notes };
}

const firstLines = [
  'Task in ',
  'memory: usage ',
  'Memory cgroup stats for ',
  'Tasks state (memory values in pages)',
  'oom-kill:constraint=',
];
const chosen = /^(?:Memory cgroup out|Out) of memory(?: \([^)]{0,64}\))?: Kill process [0-9]/u;
const killed = /^(?:(?:Memory cgroup out|Out) of memory(?: \([^)]{0,64}\))?: )?Killed process [0-9]/u;

/** No report takes this long, in microseconds: a victim that comes later belongs to one whose start was held back. */
const longestReport = 60e6;

/**
 * Whether a message begins a new report. The trigger always does. What usually follows it does when there is no report at hand
 * that still lacks its victim: then the start was cut off, or held back by the kernel's rate limit.
 */
function opensReport({ text, at }: LogMessage, draft: Draft | null): boolean {
  if (readTrigger(text) !== null) return true;
  const late = draft !== null && at !== null && draft.last.at !== null && at - draft.last.at > longestReport;
  const waiting = draft !== null && draft.victims.length === 0 && !draft.noVictim && !late;
  if (waiting) return false;
  if (killed.test(text)) return late || draft === null || draft.groupMemcg === null;
  return chosen.test(text) || readOldPlace(text) !== null || firstLines.some((start) => text.startsWith(start));
}

function takeMessage(draft: Draft, message: LogMessage, context: ParseContext): Taken {
  const { text } = message;
  const constraint = readConstraint(text);
  if (constraint !== null) {
    draft.columns = null;
    if (constraint === 'cut') return 'malformed';
    draft.place = constraint;
    return 'part';
  }
  const killed = readVictim(message);
  if (killed !== null) {
    draft.victims.push(killed.victim);
    draft.scope ??= killed.scope;
    return 'part';
  }
  return takeHeader(draft, message, context) ?? takeRow(draft, message, context);
}

function takeHeader(draft: Draft, message: LogMessage, context: ParseContext): Taken | null {
  const { text } = message;
  const trigger = readTrigger(text);
  if (trigger !== null) draft.trigger = trigger;
  const place = readOldPlace(text);
  if (place !== null) draft.place = place;
  const usage = readUsage(message, context.wordSize);
  if (usage !== null) draft.counters.push(usage);
  const stats = readStatsHead(text);
  if (stats !== null) draft.stats.push({ memcg: stats.memcg, line: message.line, fields: stats.fields });
  const columns = readTaskHeader(text);
  if (columns !== null) draft.columns = columns;
  const group = /^Tasks in (.+) are going to be killed due to memory\.oom\.group set$/u.exec(text);
  if (group !== null) draft.groupMemcg = group[1] ?? null;
  if (text.startsWith('Out of memory and no killable processes')) draft.noVictim = true;
  else if (chosen.test(text)) draft.scope ??= text.startsWith('Memory') ? 'memcg' : 'host';
  else if ([trigger, place, usage, stats, columns, group].every((found) => found === null)) {
    return text.startsWith('oom_reaper: ') ? 'part' : killed.test(text) ? 'malformed' : null;
  }
  return 'part';
}

/** Rows of the task table and lines of memory.stat, which only their place tells from other messages. */
function takeRow(draft: Draft, message: LogMessage, context: ParseContext): Taken {
  if (draft.victims.length > 0) return 'other';
  if (draft.columns !== null) {
    const task = readTask(message, draft.columns, context.pageSize);
    if (task !== null) draft.tasks.push(task);
    return task === null ? (/^\[ *[0-9]+\] /u.test(message.text) ? 'malformed' : 'other') : 'part';
  }
  const stat = readStat(message.text, context.wordSize);
  const stats = draft.stats.at(-1);
  if (stat === null || stats === undefined) return 'other';
  if (!stats.fields.has(stat[0])) stats.fields.set(stat[0], stat[1]);
  return 'part';
}
