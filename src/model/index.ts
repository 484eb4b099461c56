export type * from './snapshot.ts';
export * from './read-field.ts';
export { assembleSnapshots } from './assemble.ts';
export { collectFile, type Collection } from './collect.ts';
export { ancestry } from './cgroup-tree.ts';
export { cellText } from './identity.ts';
export { mappingClasses, nameAt, permissionsAt, sizeAt, type MappingClass } from './mapping-kind.ts';
export { locate } from './locate.ts';
