import { describe, expect, it } from 'vitest';
import { countTests, findUnallowedSkips } from '../../src/tooling/count-tests.mjs';

const report = {
  testResults: [
    {
      name: '/tmp/clone/test/render/pdf.live.test.ts',
      status: 'passed',
      assertionResults: [
        { fullName: 'a PDF has pages', status: 'passed' },
        { fullName: 'a PDF opens in a viewer', status: 'skipped' },
        { fullName: 'a PDF prints', status: 'pending' },
      ],
    },
    { name: '/tmp/clone/test/kernel/broken.test.ts', status: 'failed', message: 'SyntaxError', assertionResults: [] },
    {
      name: '/tmp/clone/test/kernel/red.test.ts',
      status: 'failed',
      assertionResults: [{ fullName: 'a wrong thing', status: 'failed', failureMessages: ['expected 1 to be 2\n at red.test.ts:3'] }],
    },
    {
      name: '/tmp/clone/test/kernel/hook.test.ts',
      status: 'failed',
      message: 'no room',
      assertionResults: [{ fullName: 'a passed thing', status: 'passed' }],
    },
  ],
};

describe('the count of tests', () => {
  it('takes a file that could not be loaded for a failure', () => {
    expect(countTests([report]).passed).toBe(2);
    expect(countTests([report]).failed).toContain('test/kernel/broken.test.ts\n    SyntaxError');
  });

  it('takes a file whose hook failed for a failure, though each of its tests passed', () => {
    expect(countTests([report]).failed).toContain('test/kernel/hook.test.ts\n    no room');
  });

  it('names each failed test with the first lines of its message', () => {
    expect(countTests([report]).failed).toContain('test/kernel/red.test.ts: a wrong thing\n    expected 1 to be 2\n     at red.test.ts:3');
  });

  it('names each skipped test by its file in the repository and its title', () => {
    expect(countTests([report]).skipped).toEqual([
      'test/render/pdf.live.test.ts: a PDF opens in a viewer',
      'test/render/pdf.live.test.ts: a PDF prints',
    ]);
  });
});

describe('the list of tests that may skip', () => {
  const skipped = ['test/a.test.ts: one thing', 'test/b.test.ts: one thing', 'test/b.test.ts: another thing'];

  it('allows what it names and nothing else', () => {
    expect(findUnallowedSkips(skipped, '# no fish here\ntest/a.test.ts: one thing\n')).toEqual(skipped.slice(1));
  });

  it('allows all titles of a file by a star at the end', () => {
    expect(findUnallowedSkips(skipped, 'test/b.test.ts: *\n')).toEqual(skipped.slice(0, 1));
  });

  it('allows nothing when it is empty', () => {
    expect(findUnallowedSkips(skipped, '# test/a.test.ts: one thing\n\n')).toEqual(skipped);
  });
});
