import { describe, expect, it } from 'vitest';
import { describeTargets, parseSelector, showSelector } from '../../src/capture/selector.ts';

describe('parseSelector', () => {
  it('takes several pids at once', () => {
    expect(parseSelector('pid', '1, 812')).toEqual([
      { kind: 'pid', pid: 1 },
      { kind: 'pid', pid: 812 },
    ]);
  });

  it.each(['', '0', '-1', '1;2', 'x', '1,,2', '99999999', '1e3'])('refuses %j as a pid', (value) => {
    expect(() => parseSelector('pid', value)).toThrow(/--pid wants process ids/u);
  });

  it('completes the name of a unit as systemctl does', () => {
    expect(parseSelector('unit', 'api')).toEqual([{ kind: 'unit', unit: 'api.service' }]);
    expect(parseSelector('unit', 'user.slice')).toEqual([{ kind: 'unit', unit: 'user.slice' }]);
  });

  it('takes a cgroup path with or without slashes around it', () => {
    expect(parseSelector('cgroup', 'a/b/')).toEqual([{ kind: 'cgroup', path: '/a/b' }]);
    expect(parseSelector('cgroup', '/')).toEqual([{ kind: 'cgroup', path: '/' }]);
  });

  it('is shown as the user writes it, and shortened for a file name', () => {
    const selectors = [...parseSelector('pid', '1,2'), ...parseSelector('name', 'java*'), ...parseSelector('all', '')];
    expect(selectors.map(showSelector)).toEqual(['--pid 1', '--pid 2', '--name java*', '--all']);
    expect(describeTargets(selectors)).toBe('pid1-pid2-java*-and-1');
  });
});
