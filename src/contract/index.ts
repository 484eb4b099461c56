export * from './analysis.ts';
export type * from './check.ts';
export type * from './excerpt.ts';
export * from './exit-codes.ts';
export * from './failure.ts';
export type * from './manifest.ts';
