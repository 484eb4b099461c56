import type { ByteFeed } from '../byte-feed.ts';
import type { StoredMember } from '../member.ts';

/** A file in a tar stream, and what passes over the rest of it: false when the stream ended before. */
export function storedMember(
  feed: ByteFeed,
  name: string,
  size: number,
): { readonly member: StoredMember; readonly passRest: () => Promise<boolean> } {
  let left = size;
  let cut = false;
  const next = async (): Promise<Uint8Array | null> => {
    if (left === 0 || cut) return null;
    const piece = await feed.some(left);
    if (piece === null) cut = true;
    else left -= piece.length;
    return piece;
  };
  const passRest = async (): Promise<boolean> => {
    while ((await next()) !== null);
    return !cut;
  };
  return { member: { kind: 'file', name, size, next, isCut: () => cut }, passRest };
}
