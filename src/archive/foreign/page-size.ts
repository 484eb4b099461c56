import { decodeName, eachLine, lineText } from '../../text/index.ts';

/** Page sizes that Linux runs with. */
export function isPageSize(size: number): boolean {
  return Number.isInteger(size) && size >= 4096 && size <= 1 << 20 && Number.isInteger(Math.log2(size));
}

/** The base page of a host is the smallest that any mapping has: mappings of huge pages state theirs. Null in kernels before 2.6.29. */
export function smallestKernelPage(smaps: Uint8Array): number | null {
  let least: number | null = null;
  for (const line of eachLine(smaps)) {
    const kib = /^KernelPageSize: +([0-9]{1,9}) kB$/u.exec(lineText(line))?.[1];
    if (kib === undefined) continue;
    const size = Number(kib) * 1024;
    if (isPageSize(size) && (least === null || size < least)) least = size;
  }
  return least;
}

/** VmSize of status in bytes. */
export function virtualBytes(status: Uint8Array): number | null {
  for (const line of eachLine(status)) {
    const kib = /^VmSize:[ \t]+([0-9]{1,15}) kB$/u.exec(lineText(line))?.[1];
    if (kib !== undefined) return Number(kib) * 1024;
  }
  return null;
}

/** First number of statm: the same amount in pages. */
export function virtualPages(statm: Uint8Array): number | null {
  const pages = /^([0-9]{1,12}) /u.exec(decodeName(statm.subarray(0, 16)))?.[1];
  return pages === undefined ? null : Number(pages);
}

/** One amount in bytes and in pages gives the page size; the process may have grown a little between the two reads. */
export function pageSizeByRatio(bytes: number, pages: number): number | null {
  if (bytes === 0 || pages === 0) return null;
  const nearest = 2 ** Math.round(Math.log2(bytes / pages));
  return isPageSize(nearest) && Math.abs(bytes / pages / nearest - 1) < 0.1 ? nearest : null;
}

/** Whether addresses of more than 32 bits occur (of maps or smaps); null when there is no mapping at all. */
export function hasWideAddresses(maps: Uint8Array): boolean | null {
  let any = false;
  for (const line of eachLine(maps)) {
    const end = /^[0-9a-f]{8,16}-([0-9a-f]{8,16}) [r-][w-][x-][ps] /u.exec(lineText(line))?.[1];
    if (end === undefined) continue;
    if (end.length > 8) return true;
    any = true;
  }
  return any ? false : null;
}
