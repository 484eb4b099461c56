import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

/** Objects in one object stream: enough to compress well, few enough to open one without all others. */
const objectsTogether = 400;

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

interface IndirectObject {
  readonly number: number;
  readonly body: string;
}

/** Where a reader finds an object: at an offset of the file, or as the n-th of an object stream. */
type Place =
  { readonly kind: 'offset'; readonly offset: number } | { readonly kind: 'packed'; readonly stream: number; readonly index: number };

/**
 * Moves the objects that are no streams into compressed object streams (PDF 1.5, ISO 32000-1, 7.5.7 and 7.5.8). A browser writes each element
 * of the tag tree as plain text: half of a tagged document. Catalog and document information stay readable. A document of
 * another form than browsers write (cross-reference table, generation 0) is given back as it is.
 */
export function packPdf(pdf: Uint8Array): Uint8Array {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
  const found = readObjects(text);
  if (found === null) return pdf;
  const { objects, trailer, size } = found;
  const open = new Set(Array.from(trailer.matchAll(/\/(?:Root|Info) (\d+) 0 R/gu), ([, number]) => Number(number)));
  const isPlain = ({ number, body }: IndirectObject): boolean => open.has(number) || body.endsWith('endstream');
  const packed = objects.filter((object) => !isPlain(object));
  const places = new Map<number, Place>();
  const parts: Buffer[] = [latin1('%PDF-1.5\n%\xd3\xeb\xe9\xe1\n')];
  let offset = parts[0]?.length ?? 0;
  const add = ({ number, body }: IndirectObject): void => {
    places.set(number, { kind: 'offset', offset });
    const part = latin1(`${String(number)} 0 obj\n${body}\nendobj\n`);
    parts.push(part);
    offset += part.length;
  };
  objects.filter(isPlain).forEach(add);
  let next = size;
  for (let at = 0; at < packed.length; at += objectsTogether) {
    const together = packed.slice(at, at + objectsTogether);
    together.forEach(({ number }, index) => places.set(number, { kind: 'packed', stream: next, index }));
    add({ number: next, body: objectStream(together) });
    next += 1;
  }
  places.set(next, { kind: 'offset', offset });
  const digest = createHash('sha256').update(Buffer.concat(parts)).digest('hex').slice(0, 32).toUpperCase();
  const kept = trailer.replace(/\/(?:Size \d+|Prev \d+|ID ?\[[^\]]*\])\s*/gu, '');
  const table = crossReferences(places, next + 1);
  const head = `${kept}\n/Type /XRef\n/Size ${String(next + 1)}\n/W [1 4 2]\n/ID [<${digest}> <${digest}>]`;
  parts.push(latin1(`${String(next)} 0 obj\n${streamOf(head, table)}\nendobj\nstartxref\n${String(offset)}\n%%EOF\n`));
  return Buffer.concat(parts);
}

function readObjects(
  text: string,
): { readonly objects: readonly IndirectObject[]; readonly trailer: string; readonly size: number } | null {
  const ending = /\nstartxref\n(\d+)\n%%EOF\s*$/u.exec(text.slice(-64));
  const tableAt = Number(ending?.[1] ?? NaN);
  const trailerAt = text.lastIndexOf('\ntrailer\n<<');
  const [mark, range, ...rows] = text.slice(tableAt, trailerAt).split('\n');
  const count = /^0 (\d+)$/u.exec(range ?? '')?.[1];
  if (mark !== 'xref' || count === undefined || rows.length !== Number(count)) return null;
  const trailer = text.slice(trailerAt + '\ntrailer\n<<'.length, text.lastIndexOf('>>'));
  const offsets = rows
    .flatMap((row, number) => (/^\d{10} 00000 n/u.test(row) ? [{ number, offset: Number(row.slice(0, 10)) }] : []))
    .sort((one, other) => one.offset - other.offset);
  const objects: IndirectObject[] = [];
  for (const [at, { number, offset }] of offsets.entries()) {
    const object = /^(\d+) 0 obj\s+([\s\S]*?)\s*endobj\s*$/u.exec(text.slice(offset, offsets[at + 1]?.offset ?? tableAt));
    if (object?.[1] !== String(number) || object[2] === undefined) return null;
    objects.push({ number, body: object[2] });
  }
  return { objects, trailer, size: Number(count) };
}

function objectStream(objects: readonly IndirectObject[]): string {
  let at = 0;
  const heads = objects.map(({ number, body }) => {
    const head = `${String(number)} ${String(at)}`;
    at += body.length + 1;
    return head;
  });
  const first = `${heads.join(' ')}\n`;
  const content = first + objects.map(({ body }) => `${body}\n`).join('');
  return streamOf(`/Type /ObjStm\n/N ${String(objects.length)}\n/First ${String(first.length)}`, latin1(content));
}

function streamOf(entries: string, content: Uint8Array): string {
  const compressed = deflateSync(content, { level: 9 });
  return `<<${entries}\n/Filter /FlateDecode\n/Length ${String(compressed.length)}>>\nstream\n${compressed.toString('latin1')}\nendstream`;
}

/** Rows of a cross-reference stream: type, then offset and 0, or number of the object stream and rank in it. */
function crossReferences(places: ReadonlyMap<number, Place>, size: number): Uint8Array {
  const table = Buffer.alloc(size * 7);
  for (const [number, place] of places) {
    const row = number * 7;
    table.writeUInt8(place.kind === 'offset' ? 1 : 2, row);
    table.writeUInt32BE(place.kind === 'offset' ? place.offset : place.stream, row + 1);
    table.writeUInt16BE(place.kind === 'offset' ? 0 : place.index, row + 5);
  }
  return table;
}
