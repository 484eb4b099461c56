import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { memcase } from '../cli/run-memcase.ts';
import { lookUp } from '../../src/explain/index.ts';

const corpus = process.env['MEMCASE_CORPUS'];
const files = ['proc-metrics.jsonl', 'cgroup-metrics.jsonl'].map((name) => `${corpus ?? ''}/facts/${name}`);
const present = corpus !== undefined && files.every((file) => existsSync(file));

interface Fact {
  readonly file: string;
  readonly version?: string;
  readonly field: string;
  readonly names?: readonly string[];
}

interface Explained {
  readonly counts: { readonly fields: number; readonly tier1: number };
  readonly fields: readonly {
    readonly id: string;
    readonly file: string;
    readonly version: string | null;
    readonly tier: number;
    readonly reference: string;
    readonly text: Readonly<Record<string, { readonly meaning: string; readonly trap?: string; readonly when?: string }>>;
  }[];
}

const han = /\p{Script=Han}/u;

describe.skipIf(!present)('explain --format json (skipped without MEMCASE_CORPUS)', () => {
  const facts = present
    ? files.flatMap((file) => readFileSync(file, 'utf8').trim().split('\n')).map((line) => JSON.parse(line) as Fact)
    : [];
  const explained = present
    ? (JSON.parse(memcase(['explain', '--format', 'json']).stdout) as Explained)
    : { counts: { fields: 0, tier1: 0 }, fields: [] };

  it('has words in both languages and a reference for every field, and when to look and the trap for tier 1', () => {
    for (const { id, tier, text, reference } of explained.fields) {
      const { en, 'zh-CN': zh } = text;
      expect({
        id,
        en: en?.meaning !== undefined && en.meaning !== '',
        zh: han.test(zh?.meaning ?? ''),
        reference: reference !== '',
      }).toEqual({
        ...{ id, en: true, zh: true, reference: true },
      });
      if (tier === 1) {
        expect({
          id,
          trap: (en?.trap ?? '') !== '' && han.test(zh?.trap ?? ''),
          when: (en?.when ?? '') !== '' && han.test(zh?.when ?? ''),
        }).toEqual({
          ...{ id, trap: true, when: true },
        });
      }
    }
  });

  it('explains more fields than there are facts, at least 150 of them in tier 1', () => {
    expect(explained.counts.fields).toBeGreaterThanOrEqual(facts.length);
    expect(explained.counts.tier1).toBeGreaterThanOrEqual(150);
  });

  it('covers every file of the facts', () => {
    const titles = explained.fields.map(({ file, version }) => ({ file, version }));
    const missing = new Set(
      facts
        .filter(({ file, version }) => {
          const wanted = file.split(', ')[0] ?? '';
          return !titles.some(
            (title) =>
              (file.startsWith('/') || title.version === version?.slice(0, 2)) &&
              new RegExp(
                `^${title.file
                  .split(/<[^>]*>/u)
                  .map((part) => part.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'))
                  .join('.+')}$`,
                'u',
              ).test(wanted),
          );
        })
        .map(({ file, version }) => `${version ?? ''} ${file}`),
    );
    expect([...missing]).toEqual([]);
  });

  it('finds every plainly named field of the facts by its name', () => {
    const names = new Set(facts.flatMap((fact) => fact.names ?? [fact.field]).filter((name) => /^[A-Za-z_][\w.()-]*$/u.test(name)));
    const missing = [...names].filter((name) => lookUp(name).fields.length === 0);
    expect(missing).toEqual([]);
  });
});
