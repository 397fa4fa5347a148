import { RETRY_REASONS } from '../../../src/config/keywords/retry-reasons.js';
import { retry } from '../../../src/config/keywords/retry.js';
import { describeKeyword } from '../read-keyword.js';

describeKeyword(retry, {
  accepted: [
    ['0', { max: 0 }],
    ['2', { max: 2 }],
    ['{}', {}],
    ['{max: 2}', { max: 2 }],
    ['{max: "2"}', { max: '2' }],
    ['{max: ~, when: ~, exit_codes: ~}', { max: null, when: null, exitCodes: null }],
    ['{when: always}', { when: ['always'] }],
    [`{when: [${RETRY_REASONS.join(', ')}]}`, { when: RETRY_REASONS }],
    ['{when: [missing_dependency_failure, job_token_expired]}', { when: ['missing_dependency_failure', 'job_token_expired'] }],
    ['{max: 2, exit_codes: 137}', { max: 2, exitCodes: [137] }],
    ['{exit_codes: [0, 1]}', { exitCodes: [0, 1] }],
    ['{max: 1, when: script_failure}', { max: 1, when: ['script_failure'] }, { gitlabVersion: '13.3' }],
  ],
  refused: [
    ['-1', ['retry-max-invalid 1:1']],
    ['3', ['retry-max-invalid 1:1']],
    ['"1"', ['retry-shape 1:1']],
    ['1.0', ['retry-shape 1:1']],
    ['true', ['retry-shape 1:1']],
    ['[1]', ['retry-shape 1:1']],
    ['{max: 3}', ['retry-max-invalid max 1:7']],
    ['{max: "3"}', ['retry-max-invalid max 1:7']],
    ['{max: 1.5}', ['retry-max-invalid max 1:7']],
    ['{max: x}', ['retry-max-invalid max 1:7']],
    ['{max: 99999999999999999999}', ['retry-max-invalid max 1:7']],
    ['{foo: 1, max: 5, when: 1}', ['retry-unknown-key 1:2', 'retry-max-invalid max 1:15', 'retry-when-invalid when 1:24']],
    ['{when: nope}', ['retry-when-invalid when 1:8']],
    ['{when: [always, nope, 1]}', ['retry-when-invalid when.2 1:23']],
    ['{when: [nope, always, neither]}', ['retry-when-invalid when.0 1:9', 'retry-when-invalid when.2 1:23']],
    ['{exit_codes: [a, 1, 1.0]}', ['retry-exit-codes-invalid exit_codes.0 1:15', 'retry-exit-codes-invalid exit_codes.2 1:21']],
    ['{exit_codes: a}', ['retry-exit-codes-invalid exit_codes 1:14']],
    ['{exit_codes: 1}', ['retry-unknown-key exit_codes 1:2'], { gitlabVersion: '16.10' }],
    ['{max: 1}', ['retry-shape 1:1'], { gitlabVersion: '11.4' }],
  ],
  hints: [
    ['"1"', 'Write the number without quotes.'],
    ['{when: scriptfailure}', 'Did you mean `script_failure`?'],
  ],
});
