import { describe, expect, test } from 'vitest';
import type { Degradation } from '../../src/contract/index.ts';
import { sayDegradation } from '../../src/analysis/degradation-words.ts';
import { integrityExit, type ReadContents } from '../../src/archive/index.ts';
import { sayCaptureReasons } from '../../src/findings/words/capture-reasons.ts';
import { judgeCapture } from '../../src/capture/judge-capture.ts';

const left = (code: string): Degradation => ({
  pid: 812,
  path: 'proc/812/smaps',
  from: 'smaps',
  to: 'maps',
  code,
  reason: 'an estimated 410 ms of holding the lock; above the bound',
  estimateUsec: 410_000,
  limitUsec: 250_000,
});

/** No word of English prose: names of files, options and kernel terms stay. */
const prose = /\b(?:the|of|was|were|and|above|estimated|left|every|before|after|is|not|more)\b/u;

describe('reasons that a capture gives, in a Chinese report', () => {
  test.each(['max-stall', 'max-walk', 'starvation', 'read-timeout'])(
    '%s is said in Chinese, with its numbers where it has some',
    (code) => {
      const text = sayDegradation(left(code), 'zh-CN');
      expect(text).toMatch(/[\u4e00-\u9fff]/u);
      expect(text).not.toMatch(prose);
      expect(sayDegradation(left(code), 'en')).toBe(left(code).reason);
    },
  );

  test('an unknown code keeps what the capture wrote', () => {
    expect(sayDegradation(left('some-new-code'), 'zh-CN')).toBe(left('some-new-code').reason);
  });

  test('every reason for an incomplete capture is said in Chinese', () => {
    const outcome = {
      processes: [],
      missing: [],
      degraded: [left('max-stall')],
      unmatched: ['--name x'],
      abandonedPids: [7],
      interruption: null,
    };
    const whys = [
      ...judgeCapture(outcome).reasons,
      ...(['interrupted', 'terminated', 'max-time'] as const).flatMap(
        (interruption) => judgeCapture({ ...outcome, degraded: [], interruption }).reasons,
      ),
      'maps and smaps were denied for every selected process: run as root, as the same user, or with CAP_SYS_PTRACE',
      'process 812 ended while it was captured',
      'process 812 was replaced by another of the same pid',
      'and 3 more like these',
    ];
    const text = sayCaptureReasons(whys.join('; '), 'zh-CN');
    expect(text.split('；')).toHaveLength(whys.length);
    for (const part of text.split('；')) expect(part).toMatch(/[\u4e00-\u9fff]/u);
    expect(text).not.toMatch(prose);
    expect(sayCaptureReasons('proc/812/smaps: EACCES; proc/813/smaps: EACCES', 'zh-CN')).toBe(
      'proc/812/smaps: EACCES；proc/813/smaps: EACCES',
    );
  });

  test('the exit of a damaged archive is said in both languages', () => {
    const contents: Pick<ReadContents, 'file' | 'integrity' | 'problems' | 'format'> = {
      file: 'a.tar.gz',
      format: 'memcase',
      integrity: 'truncated',
      problems: [
        { code: 'truncated', path: 'proc/812/smaps', text: 'the archive ends inside this file' },
        { code: 'no-manifest', path: null, text: 'there is no manifest' },
      ],
    };
    expect(integrityExit(contents, 'analysis').reasons).toEqual([
      'a.tar.gz is truncated: proc/812/smaps: the archive ends inside this file (and 1 more)',
    ]);
    expect(integrityExit(contents, 'analysis', 'zh-CN').reasons).toEqual(['a.tar.gz 被截断：proc/812/smaps：归档在此处中断（另有 1 处）']);
  });
});
