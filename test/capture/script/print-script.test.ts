import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { defaultOptions, parseSelector, type Selector } from '../../../src/capture/index.ts';
import { printScript, type ScriptOptions } from '../../../src/capture/script/print-script.ts';
import { allKernelFiles } from '../../../src/kernel/index.ts';
import { shells } from './shells.ts';

const optionsFor = (selectors: readonly Selector[], more: Partial<ScriptOptions> = {}): ScriptOptions => ({
  ...defaultOptions,
  version: '0.0.0',
  selectors,
  ...more,
});

/** The words of a list that stands in the script. */
function listed(script: string, name: string): readonly string[] {
  return (new RegExp(`^${name}='([^']*)'`, 'mu').exec(script)?.[1] ?? '').split('\n').filter((word) => word !== '');
}

const lists = [
  'process_files',
  'smaps_files',
  'rollup_files',
  'numa_files',
  'cgroup_v1_files',
  'cgroup_v1_hugetlb_files',
  'cgroup_v2_files',
  'host_files',
  'host_once_files',
];

describe('printScript', () => {
  test('opens exactly the files that the registry lets a capture open', () => {
    for (const detail of ['normal', 'full'] as const) {
      const script = Buffer.from(printScript(optionsFor([{ kind: 'all' }], { detail }))).toString();
      const opened = lists.flatMap((list) =>
        listed(script, list).map((word) => `${list.split('_')[0] ?? ''} ${word.replace(/=.*$/u, '')}`),
      );
      const kinds: Readonly<Record<string, string>> = { process: 'process', host: 'host', 'cgroup-v1': 'cgroup', 'cgroup-v2': 'cgroup' };
      const wanted = allKernelFiles
        .filter(({ capture }) => capture !== 'never' && capture !== 'kernel-log' && (capture !== 'full' || detail === 'full'))
        .flatMap(({ scope, where, capture }) =>
          where.map(
            (path) =>
              `${capture === 'mappings' ? 'smaps' : capture === 'rollup' ? 'rollup' : capture === 'numa' ? 'numa' : (kinds[scope] ?? '')} ${path}`,
          ),
        );
      expect([...opened].sort()).toEqual([...wanted].sort());
    }
  });

  test.each(shells)('is a program that %s understands', (_name, shell) => {
    const input = printScript(optionsFor(parseSelector('name', "it's $(touch x) `y` *")));
    const checked = spawnSync(shell[0] ?? '', [...shell.slice(1), '-n'], { input });
    expect(checked.stderr.toString()).toBe('');
    expect(checked.status).toBe(0);
  });

  test.each(shells)('does nothing when it was cut anywhere before its last line, in %s', (_name, shell) => {
    const whole = printScript(optionsFor([{ kind: 'all' }]));
    for (const part of [0.1, 0.3, 0.5, 0.7, 0.9, 0.999]) {
      const ran = spawnSync(shell[0] ?? '', [...shell.slice(1), '-s'], { input: whole.subarray(0, Math.floor(whole.length * part)) });
      expect(ran.stdout).toHaveLength(0);
    }
  });

  test.each(shells)('ends with 6 and writes nothing when no process is found, in %s', (_name, shell) => {
    const ran = spawnSync(shell[0] ?? '', [...shell.slice(1), '-s'], {
      input: printScript(optionsFor(parseSelector('name', 'no such process anywhere'))),
    });
    expect(ran.status).toBe(6);
    expect(ran.stdout).toHaveLength(0);
    expect(ran.stderr.toString()).toContain('no process matches');
  });

  test('refuses what a script on another machine cannot keep safe', () => {
    expect(() => printScript(optionsFor([{ kind: 'all' }], { caseKey: new Uint8Array(32) }))).toThrow(/key would have to travel/u);
    expect(() => printScript(optionsFor([{ kind: 'all' }], { root: '/host' }))).toThrow(/--root/u);
  });
});
