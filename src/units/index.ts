export * from './limit.ts';
export * from './format.ts';
export * from './parse-size.ts';
export * from './count.ts';
