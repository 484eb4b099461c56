import type { Language } from '../../contract/index.ts';

type Form = readonly [pattern: RegExp, say: (...parts: readonly string[]) => string];

/** The forms in which a capture says why it is not complete (manifest `reasons`), in Chinese. The text is what older archives have. */
const chinese: readonly Form[] = [
  [/^interrupted before everything was read$/u, () => '采集在读完之前被中断'],
  [/^terminated before everything was read$/u, () => '采集在读完之前被终止'],
  [/^--max-time was over before everything was read$/u, () => '读完之前 --max-time 已到'],
  [/^maps and smaps were denied for every selected process/u, () => '所有选定进程的 maps 与 smaps 均被拒绝读取'],
  [/^(\S+) of the host left out: /u, (file) => `主机的 ${file} 被略去`],
  [/^(\S+) of (\d+) left out: /u, (file, pid) => `进程 ${pid} 的 ${file} 被略去`],
  [/^process (\d+) was replaced by another of the same pid$/u, (pid) => `进程 ${pid} 已被同一 pid 的另一进程取代`],
  [/^process (\d+) ended while it was captured$/u, (pid) => `进程 ${pid} 在采集期间结束`],
  [/^no process matches (.*)$/su, (selector) => `没有进程匹配 ${selector}`],
  [/^reading process (\d+) is stuck in the kernel and was left behind$/u, (pid) => `对进程 ${pid} 的读取卡在内核中，已放弃`],
  [/^and (\d+) more like these$/u, (count) => `另有 ${count} 条同类原因`],
];

/** Where one reason ends and the next begins: a reason may hold "; " itself. */
const between =
  /; (?=\S+ of (?:the host|\d+) left out|process \d|no process |and \d|interrupted|terminated|--max-time|maps and smaps|reading process|(?:\d{4}\/)?(?:proc|sys)\/)/u;

/** Reasons of a manifest, joined by "; ", in a language; what has no known form (`proc/812/smaps: EACCES`) is a name and stays. */
export function sayCaptureReasons(reasons: string, language: Language): string {
  if (language === 'en') return reasons;
  return reasons.split(between).map(sayInChinese).join('；');
}

function sayInChinese(reason: string): string {
  for (const [pattern, say] of chinese) {
    const match = pattern.exec(reason);
    if (match !== null) return say(...match.slice(1));
  }
  return reason;
}
