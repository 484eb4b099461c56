export { ArchiveWriter, type OpenMember, type StoredMember } from './archive-writer.ts';
export { openArchiveOutput, type ArchiveOutput, type NameParts, type OutputTarget } from './archive-output.ts';
export type { ByteSink } from './byte-sink.ts';
export { defaultName, folderName, plainWord } from './default-name.ts';
export type { Owner } from './output-file.ts';
