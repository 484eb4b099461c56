import { describe, expect, it } from 'vitest';
import { hugepages } from '../../../src/kernel/sys-hugepages/index.ts';
import { hugepagesDemote } from '../../../src/kernel/sys-hugepages-demote/index.ts';
import { ksm } from '../../../src/kernel/sys-ksm/index.ts';
import { lruGen } from '../../../src/kernel/sys-lru-gen/index.ts';
import { khugepaged } from '../../../src/kernel/sys-thp-khugepaged/index.ts';
import { thpSize } from '../../../src/kernel/sys-thp-size/index.ts';
import { thp } from '../../../src/kernel/sys-thp/index.ts';
import { amountOf, context, encode, expectNoThrow, type Parse } from '../sturdy.ts';

const thpFolder = 'sys/kernel/mm/transparent_hugepage';

function read(parse: Parse, path: string, text: string) {
  return parse(encode(text), { ...context, path });
}

function value(parse: Parse, path: string, text: string) {
  return amountOf(read(parse, path, text), path.slice(path.lastIndexOf('/') + 1));
}

describe('files below sys/kernel/mm', () => {
  it('say the chosen word of a setting', () => {
    expect(value(thp.parse, `${thpFolder}/enabled`, '[always] madvise never\n')).toBe('always');
    expect(value(thp.parse, `${thpFolder}/defrag`, 'always defer defer+madvise [madvise] never\n')).toBe('madvise');
    expect(value(thpSize.parse, `${thpFolder}/hugepages-64kB/enabled`, 'always inherit madvise [never]\n')).toBe('never');
    expect(value(ksm.parse, 'sys/kernel/mm/ksm/advisor_mode', '[none] scan-time\n')).toBe('none');
  });

  it('say the chosen word of old kernels where newer ones have a number, without a note', () => {
    const parsed = read(khugepaged.parse, `${thpFolder}/khugepaged/defrag`, '[yes] no\n');
    expect(amountOf(parsed, 'defrag')).toBe('yes');
    expect(parsed.notes).toEqual([]);
    expect(value(khugepaged.parse, `${thpFolder}/khugepaged/defrag`, '1\n')).toBe(1);
  });

  it('note a list of choices in which none is chosen', () => {
    expect(read(thp.parse, `${thpFolder}/enabled`, 'always madvise never\n').notes.map(({ code }) => code)).toEqual(['malformed-line']);
  });

  it('make base units of pages, milliseconds and seconds', () => {
    expect(value(thp.parse, `${thpFolder}/hpage_pmd_size`, '2097152\n')).toBe(2 ** 21);
    expect(value(khugepaged.parse, `${thpFolder}/khugepaged/scan_sleep_millisecs`, '10000\n')).toBe(1e7);
    expect(value(ksm.parse, 'sys/kernel/mm/ksm/pages_sharing', '1024\n')).toBe(4 * 1024 ** 2);
    expect(value(ksm.parse, 'sys/kernel/mm/ksm/advisor_target_scan_time', '200\n')).toBe(2e8);
    expect(value(hugepages.parse, 'sys/kernel/mm/hugepages/hugepages-2048kB/nr_hugepages', '8\n')).toBe(8);
  });

  it('take a negative profit of merging as it is', () => {
    expect(value(ksm.parse, 'sys/kernel/mm/ksm/general_profit', '-81920\n')).toBe(-81920);
  });

  it('take the NUL padding of packed sysfs files, and masks as text', () => {
    const padded = read(ksm.parse, 'sys/kernel/mm/ksm/run', `1\n${'\0'.repeat(4094)}`);
    expect(amountOf(padded, 'run')).toBe(1);
    expect(padded.notes.map(({ code }) => code)).toEqual(['padding']);
    expect(value(lruGen.parse, 'sys/kernel/mm/lru_gen/enabled', '0x0007\n')).toBe('0x0007');
  });

  it('never open what acts', () => {
    expect(hugepagesDemote.capture).toBe('never');
    expect(hugepages.where.some((path) => path.endsWith('/demote'))).toBe(false);
  });

  it('never throw', () => {
    for (const [parse, path] of [
      [thp.parse, `${thpFolder}/enabled`],
      [khugepaged.parse, `${thpFolder}/khugepaged/defrag`],
      [ksm.parse, 'sys/kernel/mm/ksm/general_profit'],
    ] as const) {
      expectNoThrow(parse, ['[always]', 'madvise', '[yes] no', '1'], { ...context, path });
    }
  });
});
