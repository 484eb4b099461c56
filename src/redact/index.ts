export { dashWords, maskCommandLine, maskOf, type Digest } from './command-line.ts';
export { memoryOptions } from './memory-options.ts';
export { reduceMounts } from './mounts.ts';
export { Pseudonyms } from './pseudonyms.ts';
export { redactMemberPath, ruleFor, type FileRule } from './redact-file.ts';
export { redactEntryPath, redactHeader, redactManifest, redactRefusal } from './redact-header.ts';
export { redactArguments } from './redact-line.ts';
export { keepOomLines, oomLinePatterns } from './oom-lines.ts';
