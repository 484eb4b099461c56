import { describe, expect, it } from 'vitest';
import { distrustUnfinishedLine, parseKeyValues, unfinishedLine } from '../../src/text/index.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const parse = (text: string) => {
  const bytes = encode(text);
  return distrustUnfinishedLine(bytes, parseKeyValues(bytes, { separator: ':', rule: () => ({ read: 'amount', scale: 1 }), wordSize: 64 }));
};

describe('a last line without newline', () => {
  it('keeps its number as text and is noted, because it may be cut', () => {
    const { record, notes } = parse('rchar: 12\nwchar: 345');
    expect(record.fields.get('rchar')).toEqual({ kind: 'amount', amount: 12, line: 1 });
    expect(record.fields.get('wchar')).toEqual({ kind: 'text', text: '345', line: 2 });
    expect(notes).toEqual([{ code: 'truncated', line: 2, text: 'wchar: 345' }]);
  });

  it('is trusted when the number is closed by its kB', () => {
    const { record, notes } = parse('VmRSS: 12 kB');
    expect(record.fields.get('VmRSS')?.kind).toBe('amount');
    expect(notes.map(({ code }) => code)).toContain('truncated');
  });

  it('is found before padding and not found in whole or empty files', () => {
    expect(unfinishedLine(encode('a: 1\0\0'))?.number).toBe(1);
    expect(unfinishedLine(encode('a: 1\n\0'))).toBeUndefined();
    expect(unfinishedLine(encode(''))).toBeUndefined();
  });
});
