/** The end of a path says most. */
const mostKept = 36;

/**
 * An anchor for a thing that is named by captured text: stable for the same name, made of letters, digits and hyphens only, and
 * short. A hash keeps two names apart that look alike without their odd characters. Case stays: ids and fragments tell it apart.
 */
export function slugOf(name: string): string {
  const plain = name
    .replace(/[^A-Za-z0-9]+/gu, '-')
    .slice(-mostKept)
    .replace(/^-+|-+$/gu, '');
  const reversible = `/${plain}` === name || plain === name || plain === name.replace(/[/.:]/gu, '-');
  return reversible && plain !== '' ? plain : `${plain === '' ? 'x' : plain}-${hashOf(name)}`;
}

/** FNV-1a over the UTF-16 units, 32 bits: enough to tell names apart, no secret. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash ^= text.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  return hash.toString(36);
}

/** Gives every anchor once: a repeated one gets a number, in the order of asking. */
export function uniqueAnchors(): (wanted: string) => string {
  const taken = new Map<string, number>();
  return (wanted) => {
    const before = taken.get(wanted) ?? 0;
    taken.set(wanted, before + 1);
    if (before === 0) return wanted;
    const next = `${wanted}-${String(before + 1)}`;
    taken.set(next, 1);
    return next;
  };
}
