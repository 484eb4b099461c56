import { describe, expect, it } from 'vitest';
import { parsePressure } from '../../src/text/index.ts';
import { amountOf, encode, expectNoThrow } from '../kernel/sturdy.ts';

const sample = 'some avg10=2.40 avg60=1.09 avg300=0.27 total=900729\nfull avg10=2.32 avg60=1.04 avg300=0.25 total=829543\n';

describe('parsePressure', () => {
  it('reads averages as percent and totals as microseconds', () => {
    const parsed = parsePressure(encode(sample));
    expect(parsed.notes).toEqual([]);
    expect(amountOf(parsed, 'some.avg10')).toBe(2.4);
    expect(amountOf(parsed, 'full.total')).toBe(829543);
    expect(parsed.record.fields.get('full.avg300')).toEqual({ kind: 'amount', amount: 0.25, line: 2 });
  });

  it('takes a file without the full line as it is (cpu before 5.13, irq without some)', () => {
    const parsed = parsePressure(encode('full avg10=0.00 avg60=0.00 avg300=0.00 total=17\n'));
    expect([...parsed.record.fields.keys()]).toEqual(['full.avg10', 'full.avg60', 'full.avg300', 'full.total']);
    expect(parsed.notes).toEqual([]);
  });

  it('gives no fields for an empty file: pressure is unknown, not 0', () => {
    expect(parsePressure(new Uint8Array())).toEqual({ record: { type: 'fields', fields: new Map() }, notes: [] });
  });

  it('keeps and notes what it does not know, repeated fields and broken pairs', () => {
    const parsed = parsePressure(encode('some avg10=1.00 avg5=3.00\nsome avg10=9.00\nfull avg10\nnonsense\nmost total=4\n'));
    expect(amountOf(parsed, 'some.avg5')).toBe('3.00');
    expect(amountOf(parsed, 'some.avg10')).toBe(1);
    expect(amountOf(parsed, 'most.total')).toBe(4);
    expect(parsed.notes.map(({ code, line }) => `${code} ${String(line)}`)).toEqual([
      'unknown-field 1',
      'duplicate-field 2',
      'malformed-line 3',
      'malformed-line 4',
      'unknown-field 5',
    ]);
  });

  it('notes negative and oversized totals instead of reading them', () => {
    const parsed = parsePressure(encode('some total=-5\nfull total=18446744073709551615\n'));
    expect(amountOf(parsed, 'some.total')).toBe('-5');
    expect(amountOf(parsed, 'full.total')).toBe('18446744073709551615');
    expect(parsed.notes.map(({ code }) => code)).toEqual(['implausible-value', 'implausible-value']);
  });

  it('accepts CRLF, a missing final newline and NUL padding', () => {
    const parsed = parsePressure(encode('some avg10=0.24 total=5\r\nfull avg10=0.12 total=3\0\0\0'));
    expect(amountOf(parsed, 'some.total')).toBe(5);
    expect(amountOf(parsed, 'full.total')).toBe(3);
    expect(parsed.notes.map(({ code }) => code)).toEqual(['padding']);
  });

  it('never throws', () => {
    expectNoThrow(parsePressure, ['some', 'full', 'avg10', 'total']);
  });
});
