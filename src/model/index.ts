export type * from './snapshot.ts';
export * from './read-field.ts';
export { assembleSnapshots } from './assemble.ts';
export { collectFile, type Collection } from './collect.ts';
export { ancestry } from './cgroup-tree.ts';
export { memoryCgroupPath, cellText } from './identity.ts';
export { readCgroupNames, type CgroupNames } from './cgroup-names.ts';
export { mappingClasses, nameAt, permissionsAt, flagsAt, sizeAt, type MappingClass } from './mapping-kind.ts';
export { locate, type Location } from './locate.ts';
