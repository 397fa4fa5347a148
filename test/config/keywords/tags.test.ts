import { tags } from '../../../src/config/keywords/tags.js';
import { describeKeyword } from '../read-keyword.js';

const many = (count: number): string => `[${Array.from({ length: count }, (_, index) => `t${index}`).join(', ')}]`;

describeKeyword(tags, {
  accepted: [
    ['[]', []],
    ['[linux, $ARCH]', ['linux', '$ARCH']],
    [many(49), Array.from({ length: 49 }, (_, index) => `t${index}`)],
    [`[${'t, '.repeat(60)}t]`, Array.from({ length: 61 }, () => 't')], // repeats count once
    [many(50), Array.from({ length: 50 }, (_, index) => `t${index}`), { gitlabVersion: '14.2' }],
  ],
  refused: [
    ['linux', ['tags-invalid 1:1']],
    ['[[linux]]', ['tags-invalid 0 1:2']],
    ['[linux, 1]', ['tags-invalid 1 1:9']],
    [many(50), ['tags-too-many 1:1']],
    [`["${Array.from({ length: 50 }, (_, index) => `t${index}`).join(',')}"]`, ['tags-too-many 1:1']], // an item with commas counts as several (K-tags-2)
  ],
});
