import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cmdline } from '../../../src/kernel/proc-pid-cmdline/index.ts';
import { encodeName, type Field } from '../../../src/text/index.ts';
import { context, encode, valuesOf } from '../sturdy.ts';

const parse = (bytes: Uint8Array) => cmdline.parse(bytes, context);
const argumentsOf = (bytes: Uint8Array) => {
  const text = (field: Field | undefined) => (field?.kind === 'text' ? field.text : null);
  return [...valuesOf(parse(bytes).record)].filter(([name]) => name.endsWith(' / argument')).map(([, field]) => text(field));
};

describe('cmdline', () => {
  it('is one row an argument, numbered from 0', () => {
    const bytes = encode('/usr/bin/api\0--name\0two words\0\xff\n');
    expect(argumentsOf(encode('/usr/bin/api\0--name\0\0x=1\n2\0'))).toEqual(['/usr/bin/api', '--name', '', 'x=1\n2']);
    expect([...valuesOf(parse(bytes).record).keys()].slice(0, 2)).toEqual(['0 / argument', '1 / argument']);
    expect(parse(encode('/usr/bin/api\0')).notes).toEqual([]);
  });

  it('takes a process title without NULs for one argument', () => {
    expect(argumentsOf(encode('nginx: worker process'))).toEqual(['nginx: worker process']);
    expect(valuesOf(parse(encode('nginx: worker process')).record).get('0 / unterminated')).toEqual({ kind: 'amount', amount: 1, line: 1 });
    expect(parse(encode('nginx: worker process')).notes).toEqual([]);
  });

  it('has no rows for kernel threads and zombies', () => {
    expect(parse(new Uint8Array())).toEqual({ record: { type: 'table', rows: [] }, notes: [] });
  });

  it('flags a page without closing NUL, where kernels before 4.2 cut', () => {
    expect(parse(encode('x'.repeat(4096))).notes.map(({ code }) => code)).toEqual(['truncated']);
    expect(parse(encode(`${'x'.repeat(4095)}\0`)).notes).toEqual([]);
  });

  it('loses no byte: rows, the missing NUL and the count of NULs behind give the file back', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 255 })), { maxLength: 60 }), (file) => {
        const bytes = Uint8Array.from(file);
        const { record, notes } = parse(bytes);
        const values = valuesOf(record);
        const back = argumentsOf(bytes).flatMap((text, index) => [
          ...encodeName(text ?? ''),
          ...(values.has(`${String(index)} / unterminated`) ? [] : [0]),
        ]);
        const padding = notes.find(({ code }) => code === 'padding')?.text ?? '0';
        expect([...back, ...Array.from({ length: Number.parseInt(padding, 10) }, () => 0)]).toEqual(file);
      }),
    );
  });

  it('stays small when a process fills it with single characters', () => {
    const bytes = encode('a\0'.repeat(500_000));
    expect(argumentsOf(bytes).length).toBe(10_000);
    expect(argumentsOf(bytes).at(-1)?.length).toBe(2 * (500_000 - 9_999) - 1);
  });
});
