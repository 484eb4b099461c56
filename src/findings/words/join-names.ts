/** `a, b and 3 more`: names for a sentence, a few of many. */
export function joinNames(names: readonly string[], most = 3): string {
  const shown = names.slice(0, most).join(', ');
  return names.length > most ? `${shown} (+${String(names.length - most)})` : shown;
}
