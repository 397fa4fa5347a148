import { coverage } from '../../../src/config/keywords/coverage.js';
import { describeKeyword } from '../read-keyword.js';

describeKeyword(coverage, {
  accepted: [
    ['\'/Code coverage: \\d+\\.\\d+/\'', 'Code coverage: \\d+\\.\\d+'],
    ['/x/i', 'x/'],
    ['/a/b/', 'a/b'],
    ['//', ''],
    ['/(?=x)/', '(?=x)', { gitlabVersion: '11.8' }],
  ],
  refused: [
    ['\\d+%', ['coverage-invalid 1:1']],
    ['[a]', ['coverage-invalid 1:1']],
    ['5', ['coverage-invalid 1:1']],
    ['/a/x', ['coverage-invalid 1:1']],
    ['" /a/"', ['coverage-invalid 1:1']],
    ['/(?=x)/', ['coverage-invalid 1:1']],
    ['/(a)\\1/', ['coverage-invalid 1:1']],
    ['/(/', ['coverage-invalid 1:1']],
  ],
  hints: [['\\d+%', 'Write \'/\\d+%/\'.'], ['/a/x', undefined]],
});
