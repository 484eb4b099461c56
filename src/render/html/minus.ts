const fall = /(?<=^|[\s(（，：])-(?=\d[\d,.]* (?:B|[KMGTP]iB)(?![A-Za-z]))/gu;
const lastFall = /(?<= )-(?=\d[\d,.]* (?:B|[KMGTP]iB)$)/u;

/** A number with a true minus sign, which is as wide as the plus sign: columns of changes align. */
export function minusOfNumber(text: string): string {
  return text.replace(/^-/u, '−');
}

/** The amounts in a sentence with the same minus sign as those in the tables beside it. */
export function minusInSentence(text: string): string {
  return text.replace(fall, '−');
}

/** A captured name and the amount behind it: the name stays as it is. */
export function minusBehindName(text: string): string {
  return text.replace(lastFall, '−');
}
