import { except, only } from '../../../src/config/keywords/only-except.js';
import { describeKeyword } from '../read-keyword.js';

for (const keyword of [only, except]) {
  describeKeyword(keyword, {
    accepted: [
      ['[main, /^v/, tags]', { refs: ['main', '/^v/', 'tags'] }],
      ['[]', { refs: [] }],
      ['[/(?=x)/@group/app]', { refs: ['/(?=x)/@group/app'] }],
      ['{refs: [main], variables: [$A == "b"], changes: ["*.md"], kubernetes: active}',
        { refs: ['main'], variables: ['$A == "b"'], changes: ['*.md'], kubernetes: 'active' }],
    ],
    refused: [
      ['main', ['policy-shape 1:1']],
      ['5', ['policy-shape 1:1']],
      ['{}', ['policy-blank 1:1']],
      ['{ref: [main]}', ['policy-unknown-key 1:2']],
      ['[main, 1.0]', ['policy-invalid-refs 1:8']],
      ['[/(?=x)y/]', ['policy-invalid-refs 1:2']],
      ['{refs: [main]}', ['policy-shape 1:1'], { gitlabVersion: '8.17' }],
    ],
    hints: [['main', 'Write `[main]`.'], ['[1.0]', "Quote it: '1.0'."], ['{ref: [main]}', 'Did you mean `refs`?']],
  });
}
