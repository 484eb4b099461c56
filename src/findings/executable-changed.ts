import type { ProcessPair } from '../diff/index.ts';
import { showName } from '../text/index.ts';
import { textArg } from './args.ts';
import { processName, processSubject } from './evidence.ts';
import { foundOrClear, type Finding, type Judged, type Rule } from './rule.ts';

const rule: Rule = {
  code: 'executable-changed',
  needs: ['exe link or first file mapping'],
  why: 'The file behind a paired process has another path, or the same path is now "(deleted)": the binary was replaced under it.',
  judge(comparison) {
    if (comparison.before === null) return { state: 'not-applicable', why: 'one capture: nothing to compare with' };
    const pairs = comparison.processes.filter((pair) => pair.before?.kind === 'user' && pair.after?.kind === 'user');
    const known = pairs.filter((pair) => pair.before?.identity.exe != null && pair.after?.identity.exe != null);
    if (pairs.length > 0 && known.length === 0) return { state: 'unknown', missing: ['exe link', 'maps'] };
    return foundOrClear(known.filter((pair) => pair.before?.identity.exe !== pair.after?.identity.exe).map(toFinding));
  },
};

/** The same path: across a restart an old "(deleted)" only says that it was replaced before. */
const replacedInPlace = (before: string, after: string): boolean =>
  before.replace(/ \(deleted\)$/u, '') === after.replace(/ \(deleted\)$/u, '');

function toFinding(pair: ProcessPair): Judged {
  const before = pair.before?.identity.exe ?? '';
  const after = pair.after?.identity.exe ?? '';
  return {
    severity: replacedInPlace(before, after) && pair.pairing.kind !== 'same' ? 'info' : 'notice',
    confidence: pair.pairing.kind === 'same' ? 0.99 : 0.8,
    subject: processSubject(pair),
    args: {
      process: showName(processName(pair)),
      before: showName(before),
      after: showName(after),
      replaced: after === `${before} (deleted)`,
    },
    bytes: null,
    evidence: [],
    reasoning: pair.pairing.kind === 'same' ? [] : [{ code: 'across-restart', args: {} }],
    next: [{ code: 'check-deploy', args: { file: showName(after) } }],
  };
}

export const executableChanged: Finding = {
  rule,
  words: {
    en: {
      title: (args) => `${textArg(args, 'process')} runs another executable`,
      text: (args) =>
        args['replaced'] === true
          ? `${textArg(args, 'before')} was replaced on disk; ${textArg(args, 'process')} still runs the old file.`
          : `${textArg(args, 'process')} now runs ${textArg(args, 'after')}; before it was ${textArg(args, 'before')}.`,
    },
    'zh-CN': {
      title: (args) => `${textArg(args, 'process')} 的可执行文件已变化`,
      text: (args) =>
        args['replaced'] === true
          ? `磁盘上的 ${textArg(args, 'before')} 已被替换；${textArg(args, 'process')} 仍在运行旧文件。`
          : `${textArg(args, 'process')} 现在运行 ${textArg(args, 'after')}，之前是 ${textArg(args, 'before')}。`,
    },
  },
};
