/**
 * Characters that fake, hide or reorder text: controls, bidirectional controls, invisible fillers and separators, tags,
 * variation selectors, lone surrogates. What comes from a capture was escaped before; this is the last gate in front of every format.
 */
const unsafe =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202f\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\u{e0000}-\u{e0fff}]|[\ud800-\udfff]/gu;

/** The text with every such character as `\u{...}`. Doing it twice changes nothing. */
export function makeVisible(text: string): string {
  return text.replace(unsafe, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/**
 * The same for what may pass through a build's log: runners obey `::command::` at the start of a line and `##[command]` anywhere.
 */
export function makeLogSafe(text: string): string {
  return makeVisible(text)
    .replaceAll('##[', '#\\u{23}[')
    .replace(/^(\s*):(?=:)/u, '$1\\u{3a}');
}
