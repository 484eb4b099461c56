import { textArg } from '../args.ts';
import type { CodedWords } from './coded-words.ts';

/** How to ask a runtime itself what fills its heap: the kernel says how much, only the runtime what. Steps that pause it say so. */
export const askRuntime = {
  'ask-jvm': {
    en: (args) =>
      `Ask the JVM: \`jcmd ${textArg(args, 'pid')} GC.heap_info\` and, if it runs with NativeMemoryTracking, \`jcmd ${textArg(args, 'pid')} VM.native_memory summary\`. Growth up to -Xmx is the heap being used; growth beside it is metaspace, threads, direct buffers or native code. A histogram (GC.class_histogram) pauses it.`,
    'zh-CN': (args) =>
      `询问 JVM：\`jcmd ${textArg(args, 'pid')} GC.heap_info\`；若启用了 NativeMemoryTracking，再执行 \`jcmd ${textArg(args, 'pid')} VM.native_memory summary\`。未超过 -Xmx 的增长是堆的正常使用，之外的增长是元空间、线程、直接缓冲区或本地代码。直方图（GC.class_histogram）会使其暂停。`,
  },
  'ask-node': {
    en: () =>
      'Ask Node: compare heapUsed, external and arrayBuffers of `process.memoryUsage()`. Growth in heapUsed is JavaScript; in external or RSS alone it is buffers or native addons. A heap snapshot pauses it.',
    'zh-CN': () =>
      '询问 Node：比较 `process.memoryUsage()` 的 heapUsed、external 与 arrayBuffers。heapUsed 增长是 JavaScript 对象；仅 external 或 RSS 增长是缓冲区或本地扩展。堆快照会使其暂停。',
  },
  'ask-go': {
    en: () =>
      'Ask Go: `runtime.MemStats` or `/debug/pprof/heap` if it is served. HeapReleased says what was given back; GOGC lets the heap double before a collection, and GOMEMLIMIT caps it.',
    'zh-CN': () =>
      '询问 Go：`runtime.MemStats`，或已开放的 `/debug/pprof/heap`。HeapReleased 表示已归还的部分；GOGC 允许堆在下次回收前翻倍，GOMEMLIMIT 可限制上限。',
  },
  'ask-python': {
    en: (args) =>
      `Ask Python: \`tracemalloc\` if it was started, or \`py-spy dump --pid ${textArg(args, 'pid')}\` for what it is doing. Freed objects stay in arenas of 256 KiB or 1 MiB until a whole arena is empty.`,
    'zh-CN': (args) =>
      `询问 Python：若已启用则用 \`tracemalloc\`，或用 \`py-spy dump --pid ${textArg(args, 'pid')}\` 看它在做什么。释放的对象留在 256 KiB 或 1 MiB 的 arena 中，整块为空才会归还。`,
  },
  'ask-dotnet': {
    en: (args) =>
      `Ask .NET: \`dotnet-counters monitor -p ${textArg(args, 'pid')}\` (GC heap size, committed); \`dotnet-gcdump\` pauses it.`,
    'zh-CN': (args) =>
      `询问 .NET：\`dotnet-counters monitor -p ${textArg(args, 'pid')}\`（GC 堆大小、已提交量）；\`dotnet-gcdump\` 会使其暂停。`,
  },
  'ask-ruby': {
    en: () =>
      'Ask Ruby: `GC.stat` (heap_live_slots, malloc_increase_bytes). Growth outside of it is often malloc arenas: MALLOC_ARENA_MAX=2 is the usual test.',
    'zh-CN': () =>
      '询问 Ruby：`GC.stat`（heap_live_slots、malloc_increase_bytes）。其外的增长往往来自 malloc arena，常用 MALLOC_ARENA_MAX=2 验证。',
  },
  'ask-php': {
    en: () => 'Ask PHP: `memory_get_usage(true)`; workers keep their peak until pm.max_requests recycles them.',
    'zh-CN': () => '询问 PHP：`memory_get_usage(true)`；工作进程保持峰值占用，直到被 pm.max_requests 回收。',
  },
  'ask-jemalloc': {
    en: () =>
      'Ask jemalloc: `malloc_stats_print`, or MALLOC_CONF=stats_print:true at the next start: allocated against resident tells use from fragmentation.',
    'zh-CN': () =>
      '询问 jemalloc：`malloc_stats_print`，或下次启动时设 MALLOC_CONF=stats_print:true：比较 allocated 与 resident 可区分使用与碎片。',
  },
  'ask-tcmalloc': {
    en: () => 'Ask tcmalloc: `MallocExtension::GetStats`: bytes in use by the application against bytes in its free lists.',
    'zh-CN': () => '询问 tcmalloc：`MallocExtension::GetStats`：比较应用在用字节数与空闲链表字节数。',
  },
  'ask-musl': {
    en: () => 'musl has no statistics of its heap: watch anonymous memory over time, or test with another allocator.',
    'zh-CN': () => 'musl 不提供堆统计：可观察匿名内存随时间的变化，或换用其他分配器对比。',
  },
  'ask-glibc': {
    en: () =>
      'The C library: `malloc_info(0, stdout)` shows for each arena what is in use and what is free but kept. Memory that is freed but not returned goes with `malloc_trim`, or stays less with MALLOC_ARENA_MAX at the next start.',
    'zh-CN': () =>
      'C 库：`malloc_info(0, stdout)` 按 arena 给出在用与已释放但保留的部分。已释放未归还的内存可用 `malloc_trim` 归还，或在下次启动时用 MALLOC_ARENA_MAX 减少。',
  },
} as const satisfies Readonly<Record<string, CodedWords>>;
