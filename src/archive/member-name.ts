import { encodeName } from '../text/index.ts';
import type { ReadBounds } from './captured.ts';

/** The name of a member, fit for use or not. */
export type CheckedName =
  /** `path` has no empty, `.` or `..` component and no slash at either end; empty for the top folder itself. */
  | { readonly state: 'safe'; readonly path: string }
  | { readonly state: 'unsafe'; readonly code: 'unsafe-name' | 'too-large'; readonly why: string };

/**
 * Checks a member's name as an archive spells it. Nothing is ever written by these names; a name that tries to leave its
 * folder still shows that no capture tool made the archive.
 */
export function checkMemberName(name: string, bounds: Pick<ReadBounds, 'pathBytes' | 'depth'>): CheckedName {
  if (name.startsWith('/')) return unsafe('an absolute name');
  if (name.includes('\0')) return unsafe('a NUL in the name');
  // The kernel allows no newline in the name of a cgroup, and no file of proc or sys has one.
  if (name.includes('\n')) return unsafe('a newline in the name');
  // A code unit is at most three bytes: only long names need counting.
  if (name.length * 3 > bounds.pathBytes && encodeName(name).length > bounds.pathBytes) {
    return { state: 'unsafe', code: 'too-large', why: `a name longer than ${String(bounds.pathBytes)} bytes` };
  }
  const parts = name.split('/');
  if (parts.includes('..')) return unsafe('a name that leads out of its folder');
  const kept = parts.includes('') || parts.includes('.') ? parts.filter((part) => part !== '' && part !== '.') : parts;
  if (kept.length > bounds.depth) return { state: 'unsafe', code: 'too-large', why: `a name deeper than ${String(bounds.depth)} folders` };
  return { state: 'safe', path: kept.length === parts.length ? name : kept.join('/') };
}

function unsafe(why: string): CheckedName {
  return { state: 'unsafe', code: 'unsafe-name', why };
}
