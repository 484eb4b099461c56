export { ArchiveWriter, type OpenMember, type StoredMember } from './archive-writer.ts';
export { openArchiveOutput, type ArchiveOutput, type OutputTarget } from './archive-output.ts';
export type { ByteSink } from './byte-sink.ts';
export { fitsHeader, type CommonHeader } from './plain-header.ts';
export { folderName } from './default-name.ts';
