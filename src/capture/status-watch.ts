import { MapsScan, type MapsSize } from './maps-scan.ts';

/** Reads the size of a process out of status, and that of its mappings out of maps, while both stream by. */
export class StatusWatch {
  #status = '\n';
  #scan: MapsScan | null = null;
  /** status comes before maps, and whole. */
  #resident: number | null = null;

  see(where: string, bytes: Uint8Array): void {
    if (where === 'status') this.#status += Buffer.from(bytes).toString('latin1');
    if (where !== 'maps') return;
    this.#scan ??= new MapsScan(this.resident());
    this.#scan.push(bytes);
  }

  /** VmRSS + VmSwap + HugetlbPages, bytes. */
  resident(): number {
    return (this.#resident ??= this.#sumUp());
  }

  #sumUp(): number {
    return ['VmRSS', 'VmSwap', 'HugetlbPages'].reduce((sum, key) => sum + kibOf(this.#status, key) * 1024, 0);
  }

  size(): MapsSize & { readonly residentBytes: number } {
    const residentBytes = this.resident();
    // Without maps any hold may be as long as the whole.
    return { ...(this.#scan?.end() ?? { mappings: 0, largestHoldBytes: residentBytes }), residentBytes };
  }
}

/** The value of a line `VmRSS:      1234 kB`; 0 where there is none. */
function kibOf(status: string, key: string): number {
  const before = status.indexOf(`\n${key}:`);
  if (before === -1) return 0;
  const start = before + key.length + 2;
  const end = status.indexOf('\n', start);
  const amount = status.slice(start, end === -1 ? undefined : end);
  return amount.endsWith(' kB') ? Number(amount.slice(0, -3)) || 0 : 0;
}
