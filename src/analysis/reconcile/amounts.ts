import type { Arguments } from '../../contract/index.ts';
import { formatBytes, formatBytesDelta } from '../../units/index.ts';

export const bytes = (args: Arguments, key: string): string => (typeof args[key] === 'number' ? formatBytes(args[key]) : '?');
export const delta = (args: Arguments, key: string): string => (typeof args[key] === 'number' ? formatBytesDelta(args[key]) : '?');
export const isBelowZero = (args: Arguments, key: string): boolean => typeof args[key] === 'number' && args[key] < 0;

/** Words about an amount where it is known, and not nothing. */
export const where = (args: Arguments, key: string, say: (size: string) => string): readonly string[] =>
  typeof args[key] === 'number' && args[key] !== 0 ? [say(formatBytes(args[key]))] : [];

/** An amount without its sign. */
export const size = (args: Arguments, key: string): string => (typeof args[key] === 'number' ? formatBytes(Math.abs(args[key])) : '?');
