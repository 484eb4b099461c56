import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packPdf } from '../../../src/render/pdf/pack.ts';

/** A document as browsers write it: objects in any order, a cross-reference table, a trailer. */
function document(bodies: readonly string[]): Buffer {
  let text = '%PDF-1.4\n%\xd3\xeb\xe9\xe1\n';
  const offsets: number[] = [];
  const order = bodies.map((_body, at) => at).reverse();
  for (const at of order) {
    offsets[at] = text.length;
    text += `${String(at + 1)} 0 obj\n${bodies[at] ?? ''}\nendobj\n`;
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = String(bodies.length + 1);
  const head = `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<</Size ${size}\n/Root 2 0 R\n/Info 1 0 R>>`;
  return Buffer.from(`${text}${head}\nstartxref\n${String(text.length)}\n%%EOF\n`, 'latin1');
}

/** What a reader of PDF 1.5 finds for each object, by the cross-reference stream alone. */
function readBack(pdf: Uint8Array): ReadonlyMap<number, string> {
  const bytes = Buffer.from(pdf);
  const text = bytes.toString('latin1');
  const objectAt = (offset: number): { readonly number: number; readonly body: string } => {
    const match = /^(\d+) 0 obj\n([\s\S]*?)\nendobj\n/u.exec(text.slice(offset));
    return { number: Number(match?.[1]), body: match?.[2] ?? '' };
  };
  const inflate = (body: string): Buffer => inflateSync(Buffer.from(/stream\n([\s\S]*)\nendstream$/u.exec(body)?.[1] ?? '', 'latin1'));
  const table = inflate(objectAt(Number(/startxref\n(\d+)\n%%EOF\n$/u.exec(text)?.[1])).body);
  const offsetOf = (number: number): number => table.readUInt32BE(number * 7 + 1);
  const found = new Map<number, string>();
  for (let number = 1; number * 7 < table.length; number += 1) {
    if (table[number * 7] === 1) {
      const object = objectAt(offsetOf(number));
      expect(object.number).toBe(number);
      found.set(number, object.body);
      continue;
    }
    const stream = objectAt(offsetOf(offsetOf(number))).body;
    const content = inflate(stream).toString('latin1');
    const heads = content
      .slice(0, Number(/\/First (\d+)/u.exec(stream)?.[1]))
      .trim()
      .split(' ')
      .map(Number);
    const index = table.readUInt16BE(number * 7 + 5);
    expect(heads[index * 2]).toBe(number);
    const first = Number(/\/First (\d+)/u.exec(stream)?.[1]);
    const end = heads[index * 2 + 3];
    found.set(number, content.slice(first + (heads[index * 2 + 1] ?? 0), end === undefined ? undefined : first + end).replace(/\n$/u, ''));
  }
  return found;
}

const info = '<</Title (a)\n/CreationDate (D:20261120100500Z)>>';
const catalog = '<</Type /Catalog\n/Lang (zh-CN)>>';

describe('packing a PDF', () => {
  it('keeps every object, whatever it holds, and every stream as it was', () => {
    const body = fc.oneof(
      fc.constant('<</Length 7>>\nstream\nq 1 0 Q\nendstream'),
      fc.stringMatching(/^[a-z ()\\/]{0,40}$/u).map((text) => `<</Type /StructElem\n/T <${Buffer.from(text).toString('hex')}>>>`),
      fc.constant('[1 0 R 2 0 R]'),
    );
    fc.assert(
      fc.property(fc.array(body, { maxLength: 900 }), (bodies) => {
        const all = [info, catalog, ...bodies];
        const found = readBack(packPdf(document(all)));
        expect(all.map((_each, at) => found.get(at + 1))).toEqual(all);
      }),
      { numRuns: 20 },
    );
  });

  it('makes the tag tree small, and leaves title, dates and language readable', () => {
    const tags = Array.from({ length: 3000 }, (_, at) => `<</Type /StructElem\n/S /TD\n/P ${String(at + 2)} 0 R\n/K ${String(at)}>>`);
    const before = document([info, catalog, ...tags]);
    const packed = packPdf(before);
    expect(packed.length).toBeLessThan(before.length / 5);
    const text = Buffer.from(packed).toString('latin1');
    expect(text.startsWith('%PDF-1.5\n')).toBe(true);
    expect(text).toContain(info);
    expect(text).toContain(catalog);
    expect(text).toMatch(/\/ID \[<([0-9A-F]{32})> <\1>\]/u);
  });

  it('gives back what it does not know: another table, another generation, no PDF', () => {
    const known = document([info, catalog]).toString('latin1');
    for (const text of ['', '%PDF-1.4', known.replace('xref\n0 3', 'xref\n0 4'), known.replace('2 0 obj', '2 1 obj')]) {
      const pdf = Buffer.from(text, 'latin1');
      expect(Buffer.from(packPdf(pdf)).equals(pdf)).toBe(true);
    }
  });
});
