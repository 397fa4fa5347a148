import { expect, it } from 'vitest';
import { resolveExtends } from '../../src/load/resolve-extends.js';

it('resolveExtends writes parents out and changes nothing it was given', () => {
  const tree = Object.freeze({ '.base': Object.freeze({ tags: ['a'], variables: { A: '1' } }), job: { extends: '.base', variables: { B: '2' } } });
  expect(resolveExtends(tree)).toEqual({ tree: { '.base': { tags: ['a'], variables: { A: '1' } }, job: { tags: ['a'], variables: { A: '1', B: '2' }, extends: '.base' } }, diagnostics: [] });
});

it('gives the tree back with what is wrong', () => {
  const tree = { job: { extends: '.base' } };
  expect(resolveExtends(tree)).toMatchObject({ tree, diagnostics: [{ code: 'extends-unknown', path: ['jobs', 'job', 'extends'] }] });
  expect(resolveExtends({ job: { extends: 'job' } }).diagnostics[0]?.code).toBe('extends-circular');
  expect(resolveExtends({ job: () => 1 }).diagnostics[0]?.code).toBe('config-invalid-value');
});

it('takes keys like __proto__ for ordinary ones', () => {
  const { tree } = resolveExtends(JSON.parse('{"__proto__": {"a": 1}, "job": {"extends": "__proto__"}}') as Record<string, unknown>);
  expect(JSON.stringify(tree)).toBe('{"__proto__":{"a":1},"job":{"a":1,"extends":"__proto__"}}');
});

it('refuses what would be too big written out', () => {
  let shared: object = { v: 1 };
  for (let index = 0; index < 40; index += 1) shared = { a: shared, b: shared };
  expect(resolveExtends({ a: shared }).diagnostics).toMatchObject([{ code: 'yaml-too-big' }]);
});
