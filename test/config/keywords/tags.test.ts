import { tags } from '../../../src/config/keywords/tags.js';
import { describeKeyword } from '../read-keyword.js';

const many = (count: number): string => `[${Array.from({ length: count }, (_, index) => `t${index}`).join(', ')}]`;
const list = (count: number): string[] => Array.from({ length: count }, (_, index) => `t${index}`);

describeKeyword(tags, {
  accepted: [
    ['[]', []],
    ['[docker, $TAG]', ['docker', '$TAG']],
    [many(49), list(49)],
    [`[${'a, '.repeat(60)}b]`, [...Array.from({ length: 60 }, () => 'a'), 'b']],
    [many(60), list(60), { gitlabVersion: '14.2' }],
  ],
  refused: [
    ['docker', ['tags-invalid 1:1']],
    ['[a, [b]]', ['tags-invalid 1 1:5']],
    ['[a, 5]', ['tags-invalid 1 1:5']],
    [many(50), ['tags-too-many 1:1']],
    [`["${list(50).join(',')}"]`, ['tags-too-many 1:1']],
  ],
  hints: [['docker', 'Put it in a list.'], ['[1]', "Quote it: '1'."]],
});
