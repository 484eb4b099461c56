/**
 * A pattern of file names as a shell has it: `*`, `?` and `[abc]` or `[!a-z]`. Linear in the name's length for each star, so that
 * a hostile name can't stop a capture.
 */
export function matchesGlob(pattern: string, name: string): boolean {
  const tokens = tokenize(pattern);
  const characters = Array.from(name);
  let token = 0;
  let at = 0;
  let starToken = -1;
  let starAt = 0;
  while (at < characters.length) {
    const wanted = tokens[token];
    const character = characters[at] ?? '';
    if (wanted === '*') {
      starToken = token;
      starAt = at;
      token += 1;
    } else if (wanted !== undefined && wanted(character)) {
      token += 1;
      at += 1;
    } else if (starToken !== -1) {
      starAt += 1;
      at = starAt;
      token = starToken + 1;
    } else {
      return false;
    }
  }
  while (tokens[token] === '*') token += 1;
  return token === tokens.length;
}

/** Whether a pattern has any special character. */
export function isGlob(pattern: string): boolean {
  return /[*?[]/u.test(pattern);
}

type Token = '*' | ((character: string) => boolean);

function tokenize(pattern: string): readonly Token[] {
  const tokens: Token[] = [];
  const characters = Array.from(pattern);
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters[at] ?? '';
    if (character === '*') tokens.push('*');
    else if (character === '?') tokens.push(() => true);
    else if (character === '[') {
      const end = characters.indexOf(']', at + (characters[at + 1] === '!' ? 3 : 2));
      if (end === -1) {
        tokens.push((other) => other === '[');
      } else {
        tokens.push(characterSet(characters.slice(at + 1, end)));
        at = end;
      }
    } else {
      const literal = character === '\\' && at + 1 < characters.length ? (characters[(at += 1)] ?? '') : character;
      tokens.push((other) => other === literal);
    }
  }
  return tokens;
}

function characterSet(members: readonly string[]): Token {
  const negated = members[0] === '!';
  const set = negated ? members.slice(1) : members;
  return (character) => {
    for (let at = 0; at < set.length; at += 1) {
      const low = set[at] ?? '';
      const isRange = set[at + 1] === '-' && at + 2 < set.length;
      const high = isRange ? (set[at + 2] ?? '') : low;
      if (character >= low && character <= high) return !negated;
      if (isRange) at += 2;
    }
    return negated;
  };
}
