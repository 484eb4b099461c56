/**
 * Milliseconds since 1970 of an ISO 8601 UTC instant as captures write it (`2026-11-20T10:00:00.031Z`); `null` for anything
 * else. Parsed by hand: the same on every machine, whatever its zone and locale.
 */
export function instantOf(text: string | null): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3})\d*)?(?:Z|\+00:00)$/u.exec(text ?? '');
  if (match === null) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const days = daysBefore(year, month) + day - 1;
  return (((days * 24 + hour) * 60 + minute) * 60 + second) * 1000 + Number((match[7] ?? '0').padEnd(3, '0'));
}

/** Days from 1970-01-01 to the first of a month, by the Gregorian rule. */
function daysBefore(year: number, month: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const monthFromMarch = (month + 9) % 12;
  const leapDays = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  return shifted * 365 + leapDays + Math.floor((monthFromMarch * 306 + 5) / 10) - 719_468;
}

/** `2026-11-20 10:00:00 UTC`; a text that is no instant stays as it is. */
export function showInstant(text: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})/u.exec(text);
  return match === null || instantOf(text) === null ? text : `${match[1] ?? ''} ${match[2] ?? ''} UTC`;
}
