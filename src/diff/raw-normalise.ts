const range = /^([0-9a-f]+)-([0-9a-f]+)(?= )/u;

/**
 * Makes two captures of one kernel file comparable as text: in maps and smaps the address range becomes its size, in numa_maps the
 * address goes; blanks at line ends go everywhere (VmFlags ends in one). Numbers stay as the kernel printed them.
 */
export function normaliseKernelText(path: string, text: string): string {
  const file = path.slice(path.lastIndexOf('/') + 1);
  const lines = text.replace(/\r\n/gu, '\n').split('\n');
  return lines.map((line) => normaliseLine(file, line).replace(/[ \t]+$/u, '')).join('\n');
}

function normaliseLine(file: string, line: string): string {
  switch (file) {
    case 'maps':
    case 'smaps':
    case 'smaps_rollup':
      return line.replace(range, (_whole, start: string, end: string) => sizeOf(start, end));
    case 'numa_maps':
      return line.replace(/^[0-9a-f]+(?= )/u, '<address>');
    default:
      return line;
  }
}

/** Both ends are exact as big integers only: addresses have up to 64 bits. */
function sizeOf(start: string, end: string): string {
  const bytes = BigInt(`0x${end}`) - BigInt(`0x${start}`);
  return `<${String(bytes / 1024n)} kB>`;
}
