import { pages, publish } from '../../../src/config/keywords/pages.js';
import { describeKeyword } from '../read-keyword.js';

describeKeyword(pages, {
  accepted: [
    ['true', true],
    ['false', false],
    ['{}', {}],
    ['{path_prefix: mr-$X, expire_in: never, publish: out}', { pathPrefix: 'mr-$X', expireIn: 'never', publish: 'out' }],
    ['{expire_in: 1 week, path_prefix: ~}', { expireIn: '1 week', pathPrefix: null }],
    ['{expire_in: $DAYS}', { expireIn: '$DAYS' }],
  ],
  refused: [
    ['public', ['pages-invalid 1:1']],
    ['[a]', ['pages-invalid 1:1']],
    ['{foo: 1}', ['pages-invalid 1:2']],
    ['{path_prefix: 5, expire_in: banana, publish: true}', ['pages-invalid path_prefix 1:15', 'pages-invalid expire_in 1:29', 'pages-invalid publish 1:46']],
    ['{expire_in: 5}', ['pages-invalid expire_in 1:13']],
    ['{expire_in: $DAYS}', ['pages-invalid expire_in 1:13'], { gitlabVersion: '17.10' }],
    ['{publish: out, expire_in: never}', ['pages-invalid publish 1:2', 'pages-invalid expire_in 1:16'], { gitlabVersion: '17.3' }],
  ],
  hints: [['{expire_in: 5}', 'Write \'5 seconds\'.'], ['{prefix_path: a}', undefined], ['{path-prefix: a}', 'Did you mean `path_prefix`?']],
});

describeKeyword(publish, {
  accepted: [['out', 'out']],
  refused: [['5', ['pages-invalid 1:1']], ['[a]', ['pages-invalid 1:1']]],
  hints: [['5', 'Quote it: \'5\'.']],
});
