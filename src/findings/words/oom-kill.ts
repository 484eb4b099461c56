import type { Arguments } from '../../contract/index.ts';
import { bytesArg, countArg, countedArg, has, textArg } from '../args.ts';
import type { Finding } from '../rule.ts';

/** The cgroup that lost a process and the one that was full are mostly the same: its path is said once. */
const isOwnLimit = (args: Arguments): boolean => has(args, 'cgroup') && args['limitAt'] === args['cgroup'];

const en = (args: Arguments): string =>
  `The kernel killed ${countedArg(args, 'kills', 'process', 'processes')} for lack of memory` +
  (has(args, 'cgroup') ? ` in ${textArg(args, 'cgroup')}` : '') +
  (args['ever'] === true ? ' since the counter began' : '') +
  (has(args, 'limitAt')
    ? isOwnLimit(args)
      ? `${args['ever'] === true ? '; it was its own limit' : ', whose own limit'}${has(args, 'limit') ? ` of ${bytesArg(args, 'limit')}` : ''}${args['ever'] === true ? ' that' : ''} was hit.`
      : `; the limit that was hit is that of ${textArg(args, 'limitAt')}${has(args, 'limit') ? ` (${bytesArg(args, 'limit')})` : ''}.`
    : '; the counters do not say which limit was hit.') +
  (has(args, 'victim')
    ? ` The victim was ${textArg(args, 'victim')} with ${bytesArg(args, 'anonRss')} of anonymous memory; the allocation of ${textArg(args, 'trigger')} had failed.`
    : has(args, 'suspect')
      ? ` The victim was probably ${textArg(args, 'suspect')}, which is gone.`
      : '');

const zh = (args: Arguments): string =>
  `内核因内存不足${args['ever'] === true ? '（自计数开始以来）' : ''}终止了 ${countArg(args, 'kills')} 个进程` +
  (has(args, 'cgroup') ? `（位于 ${textArg(args, 'cgroup')}）` : '') +
  (has(args, 'limitAt')
    ? `；触及的是${isOwnLimit(args) ? '它自身' : ` ${textArg(args, 'limitAt')} `}的上限${has(args, 'limit') ? `（${bytesArg(args, 'limit')}）` : ''}。`
    : '；计数器无法说明触及的是哪一级上限。') +
  (has(args, 'victim')
    ? `受害进程为 ${textArg(args, 'victim')}，匿名内存 ${bytesArg(args, 'anonRss')}；当时是 ${textArg(args, 'trigger')} 的分配失败。`
    : has(args, 'suspect')
      ? `受害进程很可能是已消失的 ${textArg(args, 'suspect')}。`
      : '');

const place = (args: Arguments, host: string): string => (has(args, 'cgroup') ? textArg(args, 'cgroup') : host);

export const oomKillWords: Finding['words'] = {
  en: { title: (args) => `OOM kill in ${place(args, 'the host')}`, text: en },
  'zh-CN': { title: (args) => `${place(args, '主机')} 中发生 OOM kill`, text: zh },
};
