import type { Arguments, Language } from '../../contract/index.ts';
import { bytesArg, textArg } from '../args.ts';

type Words = Readonly<Record<Language, (args: Arguments) => string>>;

/** Why a confidence is what it is; innocent explanations that were ruled out, or could not be. */
export const reasons = {
  'beyond-noise': {
    en: (args) => `The change is larger than the error of the counters on this kernel (${bytesArg(args, 'noise')}).`,
    'zh-CN': (args) => `变化量超过该内核计数器的误差（${bytesArg(args, 'noise')}）。`,
  },
  'mappings-agree': {
    en: () => 'The sum over the mappings in smaps shows the same growth as status.',
    'zh-CN': () => 'smaps 各映射之和与 status 显示的增长一致。',
  },
  'two-points': {
    en: () => 'Two points in time: growth is shown, whether it goes on is not.',
    'zh-CN': () => '只有两个时间点：能证明增长，不能证明是否会持续。',
  },
  'kernel-counter': {
    en: (args) => `The kernel's own counter says so (${textArg(args, 'counter')}).`,
    'zh-CN': (args) => `内核自己的计数器如此记录（${textArg(args, 'counter')}）。`,
  },
  'identity-by-start-time': {
    en: () => 'Processes are told apart by pid and start time, so a reused pid is not mistaken.',
    'zh-CN': () => '进程以 pid 加启动时间识别，pid 复用不会被误认。',
  },
} as const satisfies Readonly<Record<string, Words>>;

export type ReasonCode = keyof typeof reasons;
