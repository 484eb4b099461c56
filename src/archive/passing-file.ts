import type { CapturedFile } from './captured.ts';
import type { StoredMember } from './member.ts';
import type { PlacedFile } from './capture-root.ts';
import { joinPieces } from './read-whole.ts';

export interface PassingFile {
  readonly file: CapturedFile;
  /** Reads what the visitor left, and ends the file's readability. */
  finish(): Promise<void>;
  /** Bytes that went by. */
  bytes(): number;
  /** The first bytes, as many as were asked for. */
  head(): Uint8Array;
}

/**
 * A member as its visitor sees it, with the pieces looked at on their way.
 *
 * @param look is shown every piece, read by the visitor or not
 * @param headBytes how many of the first bytes to keep
 */
export function passingFile(
  member: StoredMember,
  placed: PlacedFile,
  look: ((piece: Uint8Array) => void) | null,
  headBytes: number,
): PassingFile {
  const heads: Uint8Array[] = [];
  let kept = 0;
  let bytes = 0;
  let over = false;
  const next = async (): Promise<Uint8Array | null> => {
    if (over) throw readLate(placed.path);
    const piece = await member.next();
    if (piece === null) return null;
    bytes += piece.length;
    look?.(piece);
    if (kept < headBytes) {
      heads.push(piece.subarray(0, headBytes - kept));
      kept += piece.length;
    }
    return piece;
  };
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let piece = await next(); piece !== null; piece = await next()) yield piece;
  }
  const file: CapturedFile = {
    sample: placed.sample,
    path: placed.path,
    size: member.size,
    chunks,
    get cut() {
      return member.isCut();
    },
  };
  const finish = async (): Promise<void> => {
    while ((await next()) !== null);
    over = true;
  };
  return { file, finish, bytes: () => bytes, head: () => joinPieces(heads) };
}

/** A member all of whose bytes are there, as its visitor sees it. */
export function fileAtHand(whole: Uint8Array, { sample, path }: PlacedFile): { readonly file: CapturedFile; readonly finish: () => void } {
  let over = false;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    if (over) throw readLate(path);
    yield await Promise.resolve(whole);
  }
  const finish = (): void => {
    over = true;
  };
  return { file: { sample, path, size: whole.length, whole, chunks }, finish };
}

const readLate = (path: string): Error => new Error(`${path} was read after its turn`);
