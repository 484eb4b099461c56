import type { Analysis, ProcessEntry } from '../contract/index.ts';

/** Whether smaps of a process, or of any where none is given, leaves huge pages out, and with them its PSS and its mappings. */
export function isLeftOut({ findings }: Analysis, process: ProcessEntry | null = null): boolean {
  return findings.some(({ code, subject }) => code === 'smaps-undercounts' && (process === null || subject.id === process.id));
}
