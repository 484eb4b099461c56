import { amountOf, type Snapshot } from '../model/index.ts';
import { bytesArg } from './args.ts';
import { pressureStep } from './cgroup-steps.ts';
import { fieldEvidence, hostSubject } from './evidence.ts';
import { elapsedSeconds, oneCapture } from './reading.ts';
import { foundOrClear, type Finding, type Rule } from './rule.ts';

/** Pages read back from swap, by the second: each was waited for. One MiB/s is 256 waits; 16 MiB/s keeps a disk busy. */
export const leastSwapInRate = 2 ** 20;
const warningRate = 16 * 2 ** 20;

const rule: Rule = {
  code: 'swapping',
  needs: ['vmstat pswpin', 'vmstat pswpout', 'uptime'],
  why: 'Swap traffic of the host between two captures of one boot: at least 1 MiB/s was read back in (warning from 16). The level of swap is history and no evidence; writing out alone is parking. swapped-out names who lies there.',
  judge(comparison) {
    if (comparison.before === null) return oneCapture;
    const seconds = elapsedSeconds(comparison);
    const ins = traffic(comparison.before, comparison.after, 'pswpin');
    const outs = traffic(comparison.before, comparison.after, 'pswpout');
    if (ins === null) return { state: 'unknown', missing: ['vmstat.pswpin'] };
    if (seconds === null) return { state: 'unknown', missing: ['uptime of both captures (one boot)'] };
    const rate = ins / seconds;
    if (rate < leastSwapInRate) return { state: 'clear' };
    return foundOrClear([
      {
        severity: rate >= warningRate ? 'warning' : 'notice',
        confidence: 0.99,
        subject: hostSubject,
        args: { ins, outs, rate: Math.round(rate) },
        bytes: ins,
        evidence: ['pswpin', 'pswpout'].map((key) => fieldEvidence(comparison, 'vmstat', key, (snapshot) => snapshot.hostFiles)),
        reasoning: [{ code: 'kernel-counter', args: { counter: 'vmstat pswpin' } }],
        next: [{ code: 'who-swaps', args: {} }, pressureStep(null)],
      },
    ]);
  },
};

function traffic(before: Snapshot, after: Snapshot, key: string): number | null {
  const [left, right] = [before, after].map((snapshot) => amountOf(snapshot.hostFiles, 'vmstat', key));
  return left == null || right == null || right < left ? null : (right - left) * after.host.pageSize;
}

export const swapping: Finding = {
  rule,
  words: {
    en: {
      title: (args) => `The host swaps: ${bytesArg(args, 'rate')}/s read back`,
      text: (args) =>
        `Between the captures ${bytesArg(args, 'ins')} were read back from swap (${bytesArg(args, 'rate')} each second) and ${bytesArg(args, 'outs')} written to it. Every page read back was waited for.`,
    },
    'zh-CN': {
      title: (args) => `主机正在换页：每秒读回 ${bytesArg(args, 'rate')}`,
      text: (args) =>
        `两次采集之间从交换区读回 ${bytesArg(args, 'ins')}（每秒 ${bytesArg(args, 'rate')}），写入 ${bytesArg(args, 'outs')}。每个读回的页都有任务在等待。`,
    },
  },
};
