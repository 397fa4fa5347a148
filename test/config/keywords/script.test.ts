import { afterScript, beforeScript, script } from '../../../src/config/keywords/script.js';
import { describeKeyword } from '../read-keyword.js';

const nested = (levels: number): string => `${'['.repeat(levels)}x${']'.repeat(levels)}`;
const OLD = { gitlabVersion: '7.12' };
const MIDDLE = { gitlabVersion: '13.3' };

describeKeyword(script, {
  accepted: [
    ['echo', ['echo']],
    ['[a, b]', ['a', 'b']],
    ['[a, [b, [c, d]]]', ['a', 'b', 'c', 'd']],
    ['[[], a]', ['a']],
    ['[""]', ['']],
    ['[[]]', []],
    ['>\n  folded\n  text\n', ['folded text\n']],
    ['- :symbol', ['symbol']],
    [nested(10), ['x']],
    ['echo', ['echo'], OLD],
    ['echo', ['echo'], MIDDLE],
    ['[a, [b]]', ['a', 'b'], MIDDLE],
  ],
  refused: [
    ['""', ['script-blank 1:1']],
    ['"  "', ['script-blank 1:1']],
    ['[]', ['script-blank 1:1']],
    ['true', ['script-invalid 1:1']],
    ['1.5', ['script-invalid 1:1']],
    [':symbol', ['script-invalid 1:1']],
    ['{a: b}', ['script-invalid 1:1']],
    ['[1, a, [b, ~]]', ['script-invalid 0 1:2', 'script-invalid 2.1 1:12']],
    ['- echo\n- echo a: b', ['script-invalid 1 2:3']],
    [nested(11), ['script-invalid 0.0.0.0.0.0.0.0.0.0 1:11']],
    ['[a, [b]]', ['script-invalid 1 1:5'], OLD],
    ['[a, [[b]]]', ['script-invalid 1.0 1:6'], MIDDLE],
  ],
  hints: [
    ['- echo a: b', 'A line with a colon and a blank has to be quoted: \'echo a: b\'.'],
    ['- echo "it\'s": \'b\'', 'A line with a colon and a blank has to be quoted: \'echo "it\'\'s": b\'.'],
    ['- a: 1\n  b: 2', 'Lines with `: ` in them have to be quoted.'],
    ['[yes]', 'Quote it: \'yes\'.'],
    ['[010]', 'Quote it: \'010\'.'],
    ['[~]', 'Remove the empty line, or quote it if it is meant: \'\'.'],
  ],
});

for (const keyword of [beforeScript, afterScript]) {
  describeKeyword(keyword, {
    accepted: [
      ['echo', ['echo']],
      ['""', ['']],
      ['[]', []],
      ['[[a], [b, [c]]]', ['a', 'b', 'c']],
      ['|\n  one\n  two\n', ['one\ntwo\n'], OLD],
      ['[a, [b]]', ['a', 'b'], MIDDLE],
      ['echo', ['echo'], { gitlabVersion: '13.12' }],
    ],
    refused: [
      ['true', ['script-invalid 1:1']],
      ['12', ['script-invalid 1:1']],
      ['{script: echo}', ['script-invalid 1:1']],
      ['[a, ~]', ['script-invalid 1 1:5']],
      ['echo', ['script-invalid 1:1'], MIDDLE],
    ],
    hints: [['echo', 'Put it in a list.', MIDDLE]],
  });
}
