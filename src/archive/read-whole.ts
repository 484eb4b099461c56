import type { StoredMember } from './member.ts';

/** All bytes of a member; null when it is larger than `most` (then it is left as it is) or cut. */
export async function readWhole(member: StoredMember, most: number): Promise<Uint8Array | null> {
  if (member.size > most) return null;
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (let piece = await member.next(); piece !== null; piece = await member.next()) {
    size += piece.length;
    if (size > most) return null;
    pieces.push(piece);
  }
  return member.isCut() ? null : joinPieces(pieces);
}

export function joinPieces(pieces: readonly Uint8Array[]): Uint8Array {
  const only = pieces[0];
  if (only !== undefined && pieces.length === 1) return only;
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
