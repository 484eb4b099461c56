import type { Arguments, Language } from '../../contract/index.ts';
import { delta, where } from './amounts.ts';

type Amounts = Readonly<Record<string, (size: string) => string>>;

/** The amount of a part, where it is known, before that of the whole that it is of. */
const partOf = (args: Arguments, part: string, between: string): string => where(args, part, (size) => size + between).join('');
const sayEach = (args: Arguments, amounts: Amounts): readonly string[] =>
  Object.entries(amounts).flatMap(([key, say]) => where(args, key, say));

const english = (args: Arguments): string => {
  const parts = sayEach(args, {
    anonymous: (size) => `anonymous memory (${size})`,
    fileOf: (size) => `page cache beyond what they map (${partOf(args, 'file', ' ')}of ${size})`,
    shmemOf: (size) => `tmpfs and shared memory as far as other cgroups map it or nobody does (${partOf(args, 'shmem', ' ')}of ${size})`,
    kernel: (size) => `kernel memory (${size})`,
    sock: (size) => `socket buffers (${size})`,
    ahead: (size) => `pages charged ahead for each CPU (${size})`,
    rest: (size) => `pages charged ahead for each CPU, and swap cache that no process maps (${size})`,
    unnamed: (size) => `what no line of memory.stat names (${size})`,
    missing: (size) => `huge pages that smaps leaves out (${size})`,
  });
  const less = sayEach(args, {
    elsewhere: (size) => `, less ${size} of what they map that others are charged for`,
    anonymousLess: (size) => `, less ${size} of anonymous memory that was read at another moment or is charged to others`,
  });
  const named = parts.length === 0 ? '' : `: ${parts.join(', ')}`;
  return `The charge also holds what is in no PSS of its processes (${delta(args, 'gap')})${named}${less.join('')}.`;
};

const chinese = (args: Arguments): string => {
  const parts = sayEach(args, {
    anonymous: (size) => `匿名内存（${size}）`,
    fileOf: (size) => `其进程未映射的页缓存（${partOf(args, 'file', '，')}共 ${size}）`,
    shmemOf: (size) => `由其他 cgroup 映射或无人映射的 tmpfs 与共享内存（${partOf(args, 'shmem', '，')}共 ${size}）`,
    kernel: (size) => `内核内存（${size}）`,
    sock: (size) => `套接字缓冲区（${size}）`,
    ahead: (size) => `为各 CPU 预先计入的页（${size}）`,
    rest: (size) => `为各 CPU 预先计入的页与没有进程映射的交换缓存（${size}）`,
    unnamed: (size) => `memory.stat 未列出的部分（${size}）`,
    missing: (size) => `smaps 漏计的大页（${size}）`,
  });
  const less = sayEach(args, {
    elsewhere: (size) => `，再减去其进程映射而计入他处的 ${size}`,
    anonymousLess: (size) => `，再减去在另一时刻读取或计入他处的匿名内存 ${size}`,
  });
  const named = parts.length === 0 ? '' : `：${parts.join('、')}`;
  return `计费中还包括不在其进程 PSS 中的部分（${delta(args, 'gap')}）${named}${less.join('')}。`;
};

/** What a charge holds beyond the PSS of its processes, by the parts of `chargeParts`. */
export const chargeHoldsMore: Readonly<Record<Language, (args: Arguments) => string>> = { en: english, 'zh-CN': chinese };
