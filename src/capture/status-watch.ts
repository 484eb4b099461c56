import { MapsScan, type MapsSize } from './maps-scan.ts';

/** Reads the size of a process out of status, and that of its mappings out of maps, while both stream by. */
export class StatusWatch {
  #status = '';
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
    const kib = ['VmRSS', 'VmSwap', 'HugetlbPages'].map((key) =>
      Number(new RegExp(`^${key}:\\s+([0-9]+) kB$`, 'mu').exec(this.#status)?.[1] ?? 0),
    );
    return kib.reduce((sum, amount) => sum + amount * 1024, 0);
  }

  size(): MapsSize & { readonly residentBytes: number } {
    const residentBytes = this.resident();
    // Without maps any hold may be as long as the whole.
    return { ...(this.#scan?.end() ?? { mappings: 0, largestHoldBytes: residentBytes }), residentBytes };
  }
}
