import { when } from '../../../src/config/keywords/when.js';
import { describeKeyword } from '../read-keyword.js';

const trigger = { place: 'trigger' } as const;

describeKeyword(when, {
  accepted: [
    ...['on_success', 'on_failure', 'always', 'manual', 'delayed'].map((word): [string, string] => [word, word]),
    ['manual', 'manual', trigger],
    ['on_failure', 'on_failure', { ...trigger, gitlabVersion: '13.3' }],
  ],
  refused: [
    ['never', ['when-invalid 1:1']],
    ['true', ['when-invalid 1:1']],
    ['[always]', ['when-invalid 1:1']],
    ['Always', ['when-invalid 1:1']],
    ['delayed', ['bridge-when-invalid 1:1'], trigger],
    ['manual', ['bridge-when-invalid 1:1'], { ...trigger, gitlabVersion: '13.3' }],
  ],
  hints: [['never', 'Use `rules` with `when: never` to leave a job out.']],
});
