import type { Arguments } from '../contract/index.ts';
import { formatBytes, formatBytesDelta, formatMicroseconds, groupDigits } from '../units/index.ts';

/** Reads arguments of a finding for its words; a missing amount prints as a question mark, never as 0. */
export const textArg = (args: Arguments, key: string): string => (args[key] == null ? '?' : String(args[key]));
export const bytesArg = (args: Arguments, key: string): string =>
  typeof args[key] === 'number' ? formatBytes(args[key]) : args[key] === 'unlimited' ? 'unlimited' : '?';
export const deltaArg = (args: Arguments, key: string): string => (typeof args[key] === 'number' ? formatBytesDelta(args[key]) : '?');
export const countArg = (args: Arguments, key: string): string => (typeof args[key] === 'number' ? groupDigits(args[key]) : '?');
/** `once`, `35 times`. */
export const timesArg = (args: Arguments, key: string): string => (args[key] === 1 ? 'once' : `${countArg(args, key)} times`);
export const timeArg = (args: Arguments, key: string): string => (typeof args[key] === 'number' ? formatMicroseconds(args[key]) : '?');
/** A name as one word for a shell: captured names are hostile, and people paste next steps. */
export const shellArg = (args: Arguments, key: string): string => `'${textArg(args, key).replaceAll("'", String.raw`'\''`)}'`;
/** The same, quoted only where it has to be. */
export const shellWord = (text: string): string =>
  /^[\w./@%+=:,-]+$/u.test(text) && !text.startsWith('-') ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
/** `1 process`, `3 processes`: a count with its noun. */
export const countedArg = (args: Arguments, key: string, one: string, many: string): string =>
  `${countArg(args, key)} ${args[key] === 1 ? one : many}`;
export const has = (args: Arguments, key: string): boolean => args[key] != null && args[key] !== false && args[key] !== '';
