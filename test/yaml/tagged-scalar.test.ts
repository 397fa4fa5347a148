import { describe, expect, it } from 'vitest';
import { failureOf, rootOf, valueOf } from './read-yaml.js';

describe('tags (L10)', () => {
  it.each([
    ['!!str 010', '010'], ['!str 010', '010'], ['!!str 2001-01-01', '2001-01-01'], ['!!int "5"', 5], ['!!int 0x10', 16], ['!!int abc', 'abc'],
    ['!!float 1', 1], ['!!float "1e3"', 1000], ['!!float 12:30', 45_000], ['!!null ""', null], ['!!null ~', null], ['!!bool "yes"', true],
    ['!!binary aGk=', 'hi'], ['!binary "a G\n  k"', 'hi'], ['!!binary "aGk=x%"', 'hi'], ['!!binary ""', ''],
    ['!own 12', 12], ['!own "12"', 12], ['! "12"', 12], ['!own text', 'text'], ['!!map {a: 1}', { a: 1 }], ['!own [1, 2]', [1, 2]], ['!own {a: 1}', { a: 1 }],
    ['!ruby/object:String 1', 1], ['!ruby/object:Foo text', 'text'], ['!ruby/object:Hash {a: 1}', { a: 1 }], ['!<tag:example.com,2000:x> 1', 1],
  ])('%s', (written, value) => {
    expect(valueOf(`v: ${written}`)).toEqual({ v: value });
  });

  it('makes symbols and floats of their own kind', () => {
    expect(rootOf('!ruby/symbol a b')).toMatchObject({ kind: 'symbol', value: 'a b' });
    expect(rootOf('!ruby/sym a')).toMatchObject({ kind: 'symbol' });
    expect(rootOf('!!float 1')).toMatchObject({ kind: 'float' });
  });

  it.each([
    '!ruby/object:Foo {a: 1}', '!ruby/object {a: 1}', '!ruby/struct:Foo {a: 1}', '!ruby/regexp /a/', '!ruby/range 1..2', '!ruby/range {begin: 1}', '!!set {a}',
    '!set {a}', '!!omap {a: 1}', '!ruby/hash:Foo {a: 1}', '!map:Foo {a: 1}', '!ruby/array:Foo [a]', '!seq:Foo [a]', '!ruby/exception {message: a}', '!ruby/class Foo',
    '!ruby/object:DateTime 1', '!str:Foo a', '!!timestamp "2001-01-01"', '2001-01-01',
  ])('%s is refused', (written) => {
    expect(failureOf(`ok: 1\nv: ${written}`)).toMatchObject({ code: 'yaml-disallowed-type', range: { start: { line: 2 } } });
  });

  it('refuses a number that is none', () => {
    expect(failureOf('v: !!float abc')).toMatchObject({ code: 'yaml-syntax', message: '`abc` is no number, as its tag says.' });
  });

  it('reads `!reference` as its own kind, and before 13.9 as what it stands on', () => {
    expect(rootOf('!reference [a, b]')).toMatchObject({ kind: 'reference', target: { kind: 'list' } });
    expect(rootOf('!reference {a: b}')).toMatchObject({ kind: 'reference', target: { kind: 'map' } });
    expect(rootOf('!reference a')).toMatchObject({ kind: 'reference', target: { kind: 'string' } });
    expect(valueOf('v: !reference [a, b]', '13.8')).toEqual({ v: ['a', 'b'] });
    expect(rootOf('!reference [a, b]', '13.8').kind).toBe('list');
  });
});
