/**
 * Names that the kernel prints (paths, command names, cgroup directories) are bytes, not text. Inside memcase a name
 * is a string in which every byte that is not valid UTF-8 stands as the lone surrogate U+DC00 + byte, so that two
 * different names never become one and every name can be turned back into its bytes.
 */
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();
/** Half of a character: without any, a name is plain UTF-8. */
const surrogate = /[\ud800-\udfff]/;
/** Nearly every name of the kernel: nothing below the blank, nothing above the tilde, no backslash. */
const shownAsIs = /^[ -[\]-~]*$/u;

/** Bytes of a name to its string; reversible by {@link encodeName}. */
export function decodeName(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    return decodeBytewise(bytes);
  }
}

function decodeBytewise(bytes: Uint8Array): string {
  let text = '';
  let at = 0;
  while (at < bytes.length) {
    const width = sequenceLength(bytes, at);
    if (width > 0) {
      text += strict.decode(bytes.subarray(at, at + width));
      at += width;
    } else {
      text += String.fromCharCode(0xdc00 + (bytes[at] ?? 0));
      at += 1;
    }
  }
  return text;
}

/** Length of the valid UTF-8 sequence at `at`, or 0: no overlong form, no surrogate, nothing above U+10FFFF (RFC 3629). */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const width = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  if (width === 0) return 0;
  const second = bytes[at + 1] ?? 0;
  const lowest = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const highest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < lowest || second > highest) return 0;
  for (let next = at + 2; next < at + width; next += 1) {
    if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return width;
}

/** The bytes of a name. */
export function encodeName(name: string): Uint8Array {
  if (!surrogate.test(name)) return encoder.encode(name);
  const out: number[] = [];
  for (const character of name) {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0xdc80 && code <= 0xdcff) out.push(code - 0xdc00);
    else out.push(...encoder.encode(character));
  }
  return Uint8Array.from(out);
}

/** Controls, bidirectional controls, invisible separators and the byte order mark: what can fake or hide text. */
const unsafe =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/u;

/**
 * A name as JSON, reports and terminals show it: every invalid byte as `\xNN`, every control, bidirectional or
 * invisible character as `\u{...}`, the backslash doubled. Reversible by {@link readShownName}.
 */
export function showName(name: string): string {
  if (shownAsIs.test(name)) return name;
  let shown = '';
  for (const character of name) {
    const code = character.codePointAt(0) ?? 0;
    if (character === '\\') shown += '\\\\';
    else if (code >= 0xdc80 && code <= 0xdcff) shown += `\\x${(code - 0xdc00).toString(16).padStart(2, '0')}`;
    else if (unsafe.test(character) || (code >= 0xd800 && code <= 0xdfff)) shown += `\\u{${code.toString(16)}}`;
    else shown += character;
  }
  return shown;
}

/** The name behind a shown name. */
export function readShownName(shown: string): string {
  if (!shown.includes('\\')) return shown;
  return shown.replace(/\\(?:\\|x([0-9a-f]{2})|u\{([0-9a-f]+)\})/gu, (whole, byte?: string, code?: string) => {
    if (byte !== undefined) return String.fromCharCode(0xdc00 + Number.parseInt(byte, 16));
    if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
    return '\\';
  });
}
