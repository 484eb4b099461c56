const BACKSLASH = 0x5c;

/**
 * Undoes the escapes of mountinfo and numa_maps: blank, tab, newline, backslash and `#` are printed as a backslash and three
 * octal digits. Works on bytes, because what the digits stand for may be part of a character.
 */
export function unescapeOctal(bytes: Uint8Array): Uint8Array {
  if (!bytes.includes(BACKSLASH)) return bytes;
  const out: number[] = [];
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    const escaped = byte === BACKSLASH ? octalAt(bytes, at + 1) : undefined;
    out.push(escaped ?? byte);
    if (escaped !== undefined) at += 3;
  }
  return Uint8Array.from(out);
}

function octalAt(bytes: Uint8Array, at: number): number | undefined {
  let value = 0;
  for (let index = at; index < at + 3; index += 1) {
    const digit = (bytes[index] ?? 0) - 0x30;
    if (digit < 0 || digit > 7) return undefined;
    value = value * 8 + digit;
  }
  return value > 255 ? undefined : value;
}
