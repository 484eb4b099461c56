const scale: Readonly<Record<string, number>> = {
  B: 1,
  K: 1024,
  KIB: 1024,
  M: 1024 ** 2,
  MIB: 1024 ** 2,
  G: 1024 ** 3,
  GIB: 1024 ** 3,
  T: 1024 ** 4,
  TIB: 1024 ** 4,
  KB: 1000,
  MB: 1000 ** 2,
  GB: 1000 ** 3,
  TB: 1000 ** 4,
  P: 1024 ** 5,
  PIB: 1024 ** 5,
  PB: 1000 ** 5,
};

/**
 * A size as a person writes it: `512MiB`, `2G`, `1.5 GiB`, `4096`. `MiB` is 1024 x 1024, `MB` is 1000 x 1000, a bare
 * letter is binary as in systemd and Kubernetes' `Mi`. `null` when it is no size.
 */
export function parseSize(text: string): number | null {
  const match = /^\s*(\d+(?:\.\d+)?)\s*([KMGTP]i?B?|B)?\s*$/i.exec(text);
  if (match === null) return null;
  const suffix = (match[2] ?? 'B').toUpperCase();
  const factor = scale[suffix] ?? scale[suffix.replace(/I$/, 'IB')];
  if (factor === undefined) return null;
  const amount = Number(match[1]) * factor;
  return Number.isSafeInteger(Math.round(amount)) ? Math.round(amount) : null;
}

/** A duration as a person writes it: `250ms`, `5s`, `2min`, `1h`; bare digits are seconds. Milliseconds, or `null`. */
export function parseDuration(text: string): number | null {
  const match = /^\s*(\d+(?:\.\d+)?)\s*(us|ms|s|sec|m|min|h|d)?\s*$/i.exec(text);
  if (match === null) return null;
  const factors: Readonly<Record<string, number>> = {
    us: 0.001,
    ms: 1,
    s: 1000,
    sec: 1000,
    m: 60_000,
    min: 60_000,
    h: 3_600_000,
    d: 86_400_000,
  };
  const factor = factors[(match[2] ?? 's').toLowerCase()];
  return factor === undefined ? null : Number(match[1]) * factor;
}
