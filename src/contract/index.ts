export * from './analysis.ts';
export * from './exit-codes.ts';
export * from './failure.ts';
export * from './manifest.ts';
