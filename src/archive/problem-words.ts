import type { ArchiveProblem } from './captured.ts';

/** What is wrong with an archive, in Chinese; the English words are made where it is found and say more. */
const chinese: Readonly<Record<ArchiveProblem['code'], string>> = {
  truncated: '归档在此处中断',
  'no-manifest': '末尾的 manifest.json 不存在',
  'digest-mismatch': '内容与 manifest 中的摘要不符',
  'missing-member': 'manifest 列出了该文件，归档中却没有',
  'unlisted-member': '归档中有该文件，manifest 却未列出',
  'unsafe-name': '名称不安全，已跳过',
  'link-skipped': '是链接，已跳过',
  'too-large': '超出读取上限',
  damaged: '数据已损坏',
  'duplicate-member': '同名文件出现多次',
  'special-skipped': '不是普通文件，已跳过',
  'root-ignored': '另一个根目录，未读取',
};

export const sayProblem = ({ code }: ArchiveProblem): string => chinese[code];
