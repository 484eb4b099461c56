import type { Degradation, Language } from '../contract/index.ts';
import { formatMicroseconds } from '../units/index.ts';

type Say = (degradation: Degradation) => string;

const time = (usec: number | null): string => (usec === null ? '?' : formatMicroseconds(usec));

/** Why a file was left out or read at a lower level, by the code that the manifest has for it. */
const chinese: Readonly<Record<string, Say>> = {
  'max-stall': ({ estimateUsec, limitUsec }) =>
    `预计一次持有该进程的 mmap 锁 ${time(estimateUsec)}，超过 --max-stall（${time(limitUsec)}）`,
  'max-walk': ({ estimateUsec, limitUsec }) => `预计读取需要 ${time(estimateUsec)}，超过 --max-walk（${time(limitUsec)}）`,
  starvation: ({ estimateUsec }) => `采集进程在持有该进程的锁时可能得不到 CPU（预计持锁 ${time(estimateUsec)}）`,
  'read-timeout': () => '同一进程的另一个文件在时限内没有返回数据',
  'max-time': () => '--max-time 已到',
  space: () => '磁盘剩余空间不足',
  'not-asked': () => '未要求采集',
};

/** In English the capture's own words, which hold more than the numbers do; a code that is not known here keeps them in any language. */
export function sayDegradation(degradation: Degradation, language: Language): string {
  const say = language === 'en' ? undefined : chinese[degradation.code];
  return say === undefined ? degradation.reason : say(degradation);
}
