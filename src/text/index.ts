export * from './name.ts';
export * from './note.ts';
export * from './field.ts';
export * from './lines.ts';
export * from './amount.ts';
export * from './key-values.ts';
export * from './pressure.ts';
