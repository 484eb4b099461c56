import type { Language } from '../../contract/index.ts';

/** The signs by which processes are paired, as `pairing.reasons` has them. */
const chinese: Readonly<Record<string, string>> = {
  asked: '用户指定',
  pid: 'pid',
  'start time': '启动时间',
  boot: '同一次启动',
  addresses: '地址未变',
  unit: 'systemd 单元',
  container: '容器',
  pod: 'pod',
  cgroup: 'cgroup',
  'similar cgroup': 'cgroup（ID 除外）',
  executable: '可执行文件',
  arguments: '命令行参数（数字除外）',
  'main process': '单元的主进程',
  role: '在父进程下的角色',
  name: '名称',
  user: '用户',
};

/** Command lines are compared without their numbers: `heap=24M` and `heap=48M` are one role. */
const english: Readonly<Record<string, string>> = {
  arguments: 'arguments (numbers aside)',
  'similar cgroup': 'cgroup (ids aside)',
};

/** A sign of a pairing in the reader's language. */
export function sayPairingReason(reason: string, language: Language): string {
  return (language === 'en' ? english : chinese)[reason] ?? reason;
}
