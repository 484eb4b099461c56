const steps = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;

/** Groups digits by commas, without any locale: 1234567 -> `1,234,567`. */
export function groupDigits(amount: number): string {
  const [whole = '', fraction] = String(amount).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** An amount of bytes for people, in binary units with one decimal below 100: `48.0 MiB`, `512 KiB`, `-3.2 GiB`. */
export function formatBytes(amount: number): string {
  const sign = amount < 0 ? '-' : '';
  let rest = Math.abs(amount);
  let step = 0;
  while (rest >= 1024 && step < steps.length - 1) {
    rest /= 1024;
    step += 1;
  }
  // 1023.97 KiB would print as "1024 KiB": go one step up instead.
  if (rest >= 1023.5 && step < steps.length - 1) {
    rest = 1;
    step += 1;
  }
  const digits = step === 0 || rest >= 100 ? 0 : 1;
  return `${sign}${groupDigits(Number(rest.toFixed(digits)))}${digits === 1 && Number.isInteger(Number(rest.toFixed(1))) ? '.0' : ''} ${steps[step] ?? 'B'}`;
}

/** A signed change in bytes: `+48.0 MiB`, `-4 KiB`, `0 B`. */
export function formatBytesDelta(amount: number): string {
  return amount > 0 ? `+${formatBytes(amount)}` : formatBytes(amount);
}

/** A signed change of a count: `+12`, `-3`, `0`. */
export function formatCountDelta(amount: number): string {
  return amount > 0 ? `+${groupDigits(amount)}` : groupDigits(amount);
}

/** A duration given in microseconds: `0 s`, `850 us`, `12.3 ms`, `4.50 s`, `3 min 20 s`, `2 h 5 min`, `3 d 4 h`. */
export function formatMicroseconds(amount: number): string {
  if (amount < 0) return `-${formatMicroseconds(-amount)}`;
  if (amount === 0) return '0 s';
  if (amount < 1000) return `${String(Math.round(amount))} us`;
  if (amount < 1e6) return `${(amount / 1000).toFixed(1)} ms`;
  if (amount < 120e6) return `${(amount / 1e6).toFixed(2)} s`;
  const seconds = Math.round(amount / 1e6);
  if (seconds < 7200) return `${String(Math.floor(seconds / 60))} min ${String(seconds % 60)} s`;
  if (seconds < 172_800) return `${String(Math.floor(seconds / 3600))} h ${String(Math.floor((seconds % 3600) / 60))} min`;
  return `${String(Math.floor(seconds / 86_400))} d ${String(Math.floor((seconds % 86_400) / 3600))} h`;
}

/** A duration in seconds; whole ones below two minutes without decimals: `29 s`, `1.50 s`, `3 min 20 s`. */
export function formatSeconds(amount: number): string {
  return Number.isInteger(amount) && Math.abs(amount) < 120 ? `${String(amount)} s` : formatMicroseconds(amount * 1e6);
}

/** An address as the kernel prints it, with `0x`: `0x7f12a4000000`. */
export function formatAddress(address: number): string {
  return `0x${(Number.isSafeInteger(address) ? address : BigInt(address)).toString(16)}`;
}
