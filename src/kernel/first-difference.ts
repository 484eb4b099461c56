/**
 * The first of the eight-byte words of `text`, from position `from` on, that does not stand at `at`; `length` where all `length` bytes do.
 * The last word may begin before the one in front of it ends. At least eight bytes must be asked for, and be there.
 *
 * Words are compared as doubles: those made of ASCII are neither NaN nor zero, so they are equal only if their bytes are. NaN, which other
 * bytes may make, is equal to nothing, which costs time alone.
 */
export function firstDifference(view: DataView, at: number, text: DataView, from: number, length: number): number {
  const last = length - 8;
  const lastFour = length - 32;
  let word = from;
  // Four at a time: a third less time.
  while (
    word <= lastFour &&
    view.getFloat64(at + word, true) === text.getFloat64(word, true) &&
    view.getFloat64(at + word + 8, true) === text.getFloat64(word + 8, true) &&
    view.getFloat64(at + word + 16, true) === text.getFloat64(word + 16, true) &&
    view.getFloat64(at + word + 24, true) === text.getFloat64(word + 24, true)
  )
    word += 32;
  while (word <= last && view.getFloat64(at + word, true) === text.getFloat64(word, true)) word += 8;
  if (word <= last) return word;
  return view.getFloat64(at + last, true) === text.getFloat64(last, true) ? length : last;
}
