import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isMemcaseError } from '../../../src/contract/index.ts';
import { refuseEmptyPdf, stampPdf } from '../../../src/render/pdf/stamp.ts';

const made = (date: string, id: string, body = 'x'): Buffer =>
  Buffer.from(`%PDF-1.4\n${body}\n<< /CreationDate (D:${date})\n/ModDate (D:${date}) >>\ntrailer <</ID [<${id}> <${id}>]>>\n`, 'latin1');
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('stamping a PDF', () => {
  it('makes two prints of the same page the same bytes', () => {
    const one = stampPdf(made("20261123061225+00'00'", '0123456789ABCDEF0123456789ABCDEF'), '2026-11-20T10:05:00.302Z');
    const other = stampPdf(made("20270101235959+00'00'", 'FFFF456789ABCDEF0123456789ABFFFF'), '2026-11-20T10:05:00.302Z');
    expect(digest(one)).toBe(digest(other));
    expect(Buffer.from(one).toString('latin1')).toContain("/CreationDate (D:20261120100500+00'00')");
  });

  it('keeps the length, so that no offset in the file moves', () => {
    const pdf = made("20261123061225+00'00'", '0123456789ABCDEF0123456789ABCDEF');
    for (const instant of ['2026-11-20T10:05:00Z', null, 'nonsense']) expect(stampPdf(pdf, instant)).toHaveLength(pdf.length);
  });

  it('gives different content another id', () => {
    const id = (body: string): string =>
      /\/ID \[<(\w+)>/u.exec(
        Buffer.from(stampPdf(made('20261123061225Z', '0123456789ABCDEF0123456789ABCDEF', body), null)).toString('latin1'),
      )?.[1] ?? '';
    expect(id('a')).not.toBe(id('b'));
    expect(id('a')).toBe(id('a'));
  });
});

describe('an empty PDF', () => {
  it('is an error with exit 8, never a result', () => {
    for (const text of ['', '%PDF-1.4 /Type /Pages', '%PDF-1.4 /Type /Page ', '<html>']) {
      try {
        refuseEmptyPdf(Buffer.from(text), '/usr/bin/chromium');
        expect.unreachable(text);
      } catch (error) {
        expect(isMemcaseError(error) && error.failure.exit).toBe(8);
      }
    }
    expect(() => {
      refuseEmptyPdf(Buffer.from('%PDF-1.4 /Type /Page /FontFile2'), 'x');
    }).not.toThrow();
  });
});
