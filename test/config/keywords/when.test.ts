import { when } from '../../../src/config/keywords/when.js';
import { describeKeyword } from '../read-keyword.js';

describeKeyword(when, {
  accepted: [
    ...(['on_success', 'on_failure', 'always', 'manual', 'delayed'] as const).map((value) => [value, value] as const),
    ['manual', 'manual', { place: 'trigger' }],
    ['always', 'always', { place: 'trigger', gitlabVersion: '13.4' }],
  ],
  refused: [
    ['never', ['when-invalid 1:1']], // K-when-1
    ['[manual]', ['when-invalid 1:1']],
    ['true', ['when-invalid 1:1']],
    [':manual', ['when-invalid 1:1']],
    ['delayed', ['bridge-when-invalid 1:1'], { place: 'trigger' }],
    ['manual', ['bridge-when-invalid 1:1'], { place: 'trigger', gitlabVersion: '13.4' }], // K-when-3
  ],
  hints: [['never', 'Use `rules` with `when: never` to leave a job out.'], ['sometimes', undefined]],
});
