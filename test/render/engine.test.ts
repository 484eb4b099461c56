import { describe, expect, it } from 'vitest';
import { compileTemplates } from '../../src/render/html/engine.ts';
import { OwnText } from '../../src/render/html/own-text.ts';
import { loadTemplates } from '../../src/render/html/templates.ts';
import { SvgMarkup } from '../../src/render/svg/index.ts';

const fill = (page: string, view: object, partials: Readonly<Record<string, string>> = {}): string =>
  compileTemplates({ page, partials: new Map(Object.entries(partials)) })(view);

describe('templates', () => {
  it('escape every value', () => {
    expect(fill('{{name}}', { name: '<b a="1">&\'`=' })).toBe('&lt;b a&#x3D;&quot;1&quot;&gt;&amp;&#x27;&#x60;&#x3D;');
  });

  it('cannot switch escaping off', () => {
    for (const page of ['{{{name}}}', '{{&name}}', '{{~&name}}']) expect(() => fill(page, { name: 'x' })).toThrow('switches escaping off');
    expect(() => fill('{{> part}}', {}, { part: '{{{name}}}' })).toThrow('template part');
  });

  it('throw on a name that the view does not have', () => {
    expect(() => fill('{{nmae}}', { name: 'x' })).toThrow('nmae');
    expect(() => fill('{{a.b}}', { a: {} })).toThrow('"b" not defined');
  });

  it('put in pictures and our own files, and no text in their place', () => {
    expect(fill('{{svg x}}', { x: new SvgMarkup('g', { id: '"' }, ['<']) })).toBe('<g id="&quot;">&lt;</g>');
    expect(fill('{{own x}}', { x: new OwnText('a > b') })).toBe('a > b');
    for (const helper of ['svg', 'own'])
      for (const x of ['<b>', undefined, null, { toString: () => '<b>' }]) expect(() => fill(`{{${helper} x}}`, { x })).toThrow();
  });

  it('reach nothing behind the view', () => {
    expect(() => fill('{{constructor.name}}', {})).toThrow();
    expect(() => fill('{{__proto__.x}}', {})).toThrow();
  });

  it('have one partial for each type of block', () => {
    const types = [
      'cover',
      'verdict',
      'facts',
      'table',
      'findings',
      'waterfall',
      'bars',
      'composition',
      'strip',
      'sparklines',
      'prose',
      'notes',
      'explanations',
      'preformatted',
    ];
    for (const type of types) expect([...loadTemplates().partials.keys()]).toContain(type);
  });
});

describe('our own files', () => {
  it('cannot end the element that holds them', () => {
    for (const text of ['</style>', '</SCRIPT >', '<!--']) expect(() => new OwnText(text)).toThrow();
  });
});

describe('picture markup', () => {
  it('takes no name that is not plain', () => {
    expect(() => new SvgMarkup('g onload=x', {}, [])).toThrow();
    expect(() => new SvgMarkup('g', { 'a b': 'x' }, [])).toThrow();
  });

  it('shows hidden characters and rounds coordinates', () => {
    expect(new SvgMarkup('text', { x: 1 / 3, y: 2 }, ['a\u202eb']).toString()).toBe(String.raw`<text x="0.3" y="2">a\u{202e}b</text>`);
  });
});
