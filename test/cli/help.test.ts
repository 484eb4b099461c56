import { describe, expect, test } from 'vitest';
import { exitCodes } from '../../src/contract/index.ts';
import { gateMetrics } from '../../src/gate/index.ts';
import { memcase } from './run-memcase.ts';

const commands = ['capture', 'report', 'diff', 'check', 'show', 'verify', 'redact', 'doctor', 'explain', 'help', 'completion'];

describe('help', () => {
  test('shows every command, examples first', () => {
    const { code, stdout } = memcase(['--help']);
    expect(code).toBe(0);
    expect(stdout.indexOf('Examples:')).toBeLessThan(stdout.indexOf('Usage:'));
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^  ${command}\\b`, 'mu'));
  });

  // `--help` is answered from what the build wrote down, the other spellings by the program itself.
  test.each(commands)('%s --help is what help %s and %s -h print', (command) => {
    const { code, stdout, stderr } = memcase([command, '--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(memcase(['help', command]).stdout);
    expect(stdout).toBe(memcase([command, '-h']).stdout);
  });

  test('of the whole and the version are the same in every spelling', () => {
    expect(memcase(['--help']).stdout).toBe(memcase(['help']).stdout);
    expect(memcase(['--help']).stdout).toBe(memcase(['-h']).stdout);
    expect(memcase(['--version']).stdout).toBe(memcase(['-V']).stdout);
  });

  test('in one word that is no question for help is a usage error', () => {
    expect(memcase(['capture --help']).code).toBe(2);
  });

  test('exit-codes lists each code of the contract', () => {
    const { stdout } = memcase(['help', 'exit-codes']);
    for (const code of Object.values(exitCodes)) expect(stdout).toMatch(new RegExp(`^ +${String(code)}  \\S`, 'mu'));
  });

  test('budgets lists each metric that a budget may name', () => {
    const words = memcase(['help', 'budgets']).stdout.split(/\s+/u);
    expect([...gateMetrics.keys()].filter((metric) => !words.includes(metric))).toEqual([]);
  });

  test.each(['selectors', 'formats'])('has the topic %s', (topic) => {
    expect(memcase(['help', topic]).stdout).toMatch(/^\w+: /u);
  });

  test('on nothing it knows is 2 with what there is', () => {
    const { code, stderr } = memcase(['help', 'toString']);
    expect(code).toBe(2);
    expect(stderr).toContain('exit-codes');
  });
});

describe('completion', () => {
  test.each(['bash', 'zsh', 'fish'])('for %s knows every command and the options of check', (shell) => {
    const { code, stdout } = memcase(['completion', shell]);
    expect(code).toBe(0);
    for (const word of [...commands, 'assert', 'budget', 'max-stall']) expect(stdout).toContain(word);
  });

  test('of another shell is 2', () => {
    expect(memcase(['completion', 'tcsh']).code).toBe(2);
  });
});
