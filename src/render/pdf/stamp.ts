import { createHash } from 'node:crypto';
import { MemcaseError } from '../../contract/index.ts';
import { instantOf } from '../../report/index.ts';

const decode = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

/**
 * Puts the captures' time and a digest of the content where the browser wrote the clock and chance: the same captures, options
 * and browser then make the same bytes. Every replacement has the length of what it replaces, so no offset moves.
 *
 * @param madeFrom instant of the newest capture, ISO 8601 UTC; unknown: 1980-01-01
 */
export function stampPdf(pdf: Uint8Array, madeFrom: string | null): Uint8Array {
  const dated = rankNodes(decode(pdf)).replace(
    /(\/(?:CreationDate|ModDate) ?\(D:)([^)]*)/gu,
    (_whole, head: string, date: string) => head + pdfDate(madeFrom, date.length),
  );
  const blank = dated.replace(/\/ID ?\[ ?<([0-9A-Fa-f]*)> ?<([0-9A-Fa-f]*)> ?\]/gu, (whole) =>
    whole.replace(/[0-9A-Fa-f]{2,}/gu, (id) => '0'.repeat(id.length)),
  );
  const digest = createHash('sha256').update(blank, 'latin1').digest('hex').toUpperCase();
  const stamped = blank.replace(/\/ID ?\[ ?<0*> ?<0*> ?\]/gu, (whole) =>
    whole.replace(/0{2,}/gu, (id) => digest.slice(0, id.length).padEnd(id.length, '0')),
  );
  return Buffer.from(stamped, 'latin1');
}

/**
 * Elements of a tagged PDF are named after the browser's nodes, whose numbers now and then begin a little later. Their ranks are the
 * same each time, and keep the order in which the document's index lists them.
 */
function rankNodes(text: string): string {
  const numbers = [...new Set(Array.from(text.matchAll(/\(node(\d{8})\)/gu), ([, number]) => number ?? ''))].sort();
  const ranks = new Map(numbers.map((number, at) => [number, String(at + 1).padStart(8, '0')]));
  return text.replace(/\(node(\d{8})\)/gu, (_whole, number: string) => `(node${ranks.get(number) ?? number})`);
}

/** `20261123061225+00'00'`, cut or filled to the length that is there. */
function pdfDate(instant: string | null, length: number): string {
  const known = instant !== null && instantOf(instant) !== null ? instant : '1980-01-01T00:00:00Z';
  const digits = known.replace(/\D/gu, '').slice(0, 14);
  return `${digits}+00'00'`.slice(0, length).padEnd(length, "'");
}

/**
 * Refuses a document without pages or without fonts: a browser that finds no font prints blank pages and calls it success.
 *
 * @throws MemcaseError exit 8
 */
export function refuseEmptyPdf(pdf: Uint8Array, browser: string): void {
  const text = decode(pdf);
  const pages = (text.match(/\/Type ?\/Page\b/gu) ?? []).length;
  if (text.startsWith('%PDF-') && pages > 0 && /\/FontFile[23]?\b|\/Subtype ?\/Type3\b/u.test(text)) return;
  throw new MemcaseError({
    code: 'empty-pdf',
    exit: 8,
    what: `${browser} printed a PDF without text (${String(pdf.length)} bytes).`,
    next: 'Name another browser with --browser, or open the HTML report and print it.',
  });
}
