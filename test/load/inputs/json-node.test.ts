import { describe, expect, it } from 'vitest';
import { nodeFromJson } from '../../../src/load/inputs/json-node.js';
import { valueText } from '../../../src/load/inputs/value-text.js';
import { nodeToObject } from '../../../src/yaml/to-object.js';
import { nodeOf } from './apply-to-text.js';

const AT = nodeOf('');

describe('nodeFromJson', () => {
  it.each(['1', '"x"', 'null', '[1, "a\\"b\\u0041", {"k": [true, -2.5e3]}]', '{"__proto__": {"constructor": 1}, "2": 0, "1": 0}', ' [ ] '])('reads %s', (text) => {
    const node = nodeFromJson(text, AT);
    expect(JSON.stringify(node && nodeToObject(node))).toBe(JSON.stringify(JSON.parse(text)));
  });

  it('keeps the kind and the digits of numbers', () => {
    const node = nodeFromJson('[1, 1.0, 1e2, -0, 12345678901234567890]', AT);
    expect(node && valueText(node, 100)).toBe('[1, 1.0, 100.0, 0, 12345678901234567890]');
  });

  it.each(['', 'x', '01', '[1', "'a'", '[1,]', 'NaN', '"\ud800'])('leaves %j', (text) => {
    expect(nodeFromJson(text, AT)).toBeUndefined();
  });

  it('takes a hundred levels and a long text', () => {
    expect(nodeFromJson('['.repeat(100) + ']'.repeat(100), AT)?.kind).toBe('list');
    expect(nodeFromJson('['.repeat(101) + ']'.repeat(101), AT)).toBeUndefined();
    expect(nodeFromJson('['.repeat(200_000) + ']'.repeat(200_000), AT)).toBeUndefined();
    expect(nodeFromJson(`["${'x'.repeat(2_000_000)}"]`, AT)?.kind).toBe('list');
  });
});

describe('valueText', () => {
  it('shows lists and what is in them', () => {
    expect(valueText(nodeOf(['a"b\\', 1, 2.5, true, null, ['#{x} #y'], { k: 'v', 'a b': [] }, {}, '\n\u0001\u007f']), 1000))
      .toBe('["a\\"b\\\\", 1, 2.5, true, nil, ["\\#{x} #y"], {:k=>"v", :"a b"=>[]}, {}, "\\n\\u0001\\u007F"]');
  });

  it('stops at the limit', () => {
    let value: unknown = 'x'.repeat(100);
    for (let level = 0; level < 60; level += 1) value = [value, value];
    expect(valueText(nodeOf(value), 100_000)).toBeUndefined();
    expect(valueText(nodeOf('abc'), 2)).toBeUndefined();
    expect(valueText(nodeOf('abc'), 3)).toBe('abc');
  });
});
