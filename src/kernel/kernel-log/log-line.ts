import { decodeName, type Line } from '../../text/index.ts';

/** One message of the kernel, freed of what the way it was read put before it. */
export interface LogMessage {
  readonly line: number;
  /** Microseconds since boot. */
  readonly at: number | null;
  /** Wall clock as printed. */
  readonly stamp: string | null;
  readonly text: string;
}

/** The kernel prints at most 1 KiB a message, escaped 4 KiB; beyond this a line is not its. */
const longest = 16_384;

/**
 * The messages of one line of a log: of /dev/kmsg records, of dmesg with or without times, levels and callers, and of kernel
 * lines in syslog and journal output. Several where a record holds line ends, none where the line is no message of the kernel.
 */
export function readLogLine(line: Line): readonly LogMessage[] {
  if (line.bytes.length > longest) return [];
  const raw = decodeName(line.bytes).replace(/\r$/u, '');
  const record = /^([0-9]{1,10}),[0-9]{1,20},([0-9]{1,20}),[^;]*;/u.exec(raw);
  if (record !== null) {
    // The facility is in the upper bits: what programs write into /dev/kmsg is never 0 and could forge a report.
    if (Number(record[1]) >> 3 !== 0) return [];
    const text = unescapeRecord(raw.slice(record[0].length));
    return text.split('\n').map((part) => ({ line: line.number, at: Number(record[2]), stamp: null, text: part }));
  }
  return [readPrinted(raw, line.number)];
}

// [  985.231493] oom-kill:constraint=CONSTRAINT_MEMCG,...
// Nov 24 12:17:04 web1 kernel: [758955.653217] Killed process 21738 (php-cgi) ...
function readPrinted(raw: string, line: number): LogMessage {
  let text = raw.replace(/^<[0-9]{1,3}>/u, '').replace(/^[a-z]{1,8} *:[a-z]{1,8} *: /u, '');
  let at: number | null = null;
  let stamp: string | null = null;
  const syslog = /^([A-Z][a-z]{2} +[0-9]{1,2} [0-9:.]{8,15}|[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:.,+\-Z]{8,24}) \S{1,255} kernel: /u.exec(
    text,
  );
  if (syslog !== null) {
    stamp = syslog[1] ?? null;
    text = text.slice(syslog[0].length);
  }
  const sinceBoot = /^\[ {0,12}([0-9]{1,12})\.([0-9]{6})\] ?/u.exec(text);
  const wall = sinceBoot === null ? /^\[([A-Z][a-z]{2} [A-Z][a-z]{2} +[0-9]{1,2} [0-9:]{8} [0-9]{4})\] /u.exec(text) : null;
  if (sinceBoot !== null) {
    at = Number(sinceBoot[1]) * 1e6 + Number(sinceBoot[2]);
    text = text.slice(sinceBoot[0].length).replace(/^\S{1,255} kernel: /u, '');
  } else if (wall !== null) {
    stamp = wall[1] ?? null;
    text = text.slice(wall[0].length);
  }
  // Kernels with CONFIG_PRINTK_CALLER name the thread or CPU: [ T1308], [ C0].
  return { line, at, stamp, text: text.replace(/^\[ {0,8}[TC][0-9]{1,10}\] ?/u, '') };
}

/** /dev/kmsg prints bytes below 32, above 126 and the backslash as \xNN. */
function unescapeRecord(text: string): string {
  if (!text.includes('\\x')) return text;
  const bytes: number[] = [];
  for (const part of text.split(/(\\x[0-9a-f]{2})/u)) {
    if (/^\\x[0-9a-f]{2}$/u.test(part)) bytes.push(Number.parseInt(part.slice(2), 16));
    else bytes.push(...new TextEncoder().encode(part));
  }
  return decodeName(Uint8Array.from(bytes));
}
