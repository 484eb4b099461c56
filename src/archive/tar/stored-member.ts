import type { ByteFeed } from '../byte-feed.ts';
import type { StoredMember } from '../member.ts';

/** What lies between the place reached in a tar stream and the next header. */
export interface Unread {
  /** Passes over it where nothing has to be waited for; otherwise false, and nothing is taken. */
  passAtHand(): boolean;
  /** False when the stream ended before. */
  pass(): Promise<boolean>;
}

/** A file in a tar stream, and what of it is not read yet, padding included. */
export function storedMember(
  feed: ByteFeed,
  name: string,
  size: number,
  padding: number,
): { readonly member: StoredMember; readonly unread: Unread } {
  let left = size;
  let cut = false;
  const whole = (): Uint8Array | null => {
    const bytes = left === size ? feed.atHand(size) : null;
    if (bytes !== null) left = 0;
    return bytes;
  };
  const next = async (): Promise<Uint8Array | null> => {
    if (left === 0 || cut) return null;
    const piece = await feed.some(left);
    if (piece === null) cut = true;
    else left -= piece.length;
    return piece;
  };
  const passAtHand = (): boolean => feed.passAtHand(left + padding);
  const pass = async (): Promise<boolean> => {
    while ((await next()) !== null);
    return !cut && feed.skip(padding);
  };
  return { member: { kind: 'file', name, size, whole, next, isCut: () => cut }, unread: { passAtHand, pass } };
}
