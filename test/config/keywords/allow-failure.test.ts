import { allowFailure } from '../../../src/config/keywords/allow-failure.js';
import { describeKeyword } from '../read-keyword.js';

describeKeyword(allowFailure, {
  accepted: [
    ['true', true],
    ['no', false],
    ['{ exit_codes: 137 }', { exitCodes: [137] }],
    ['{ exit_codes: [0, 1] }', { exitCodes: [0, 1] }],
    ['{}', {}],
    ['true', true, { place: 'trigger' }],
    ['true', true, { gitlabVersion: '7.12' }],
  ],
  refused: [
    ['"true"', ['allow-failure-invalid 1:1']],
    ['1', ['allow-failure-invalid 1:1']],
    ['{ codes: 1 }', ['allow-failure-invalid 1:3']],
    ['{ exit_codes: "1" }', ['allow-failure-invalid exit_codes 1:15']],
    ['{ exit_codes: [1, 1.5] }', ['allow-failure-invalid exit_codes 1:15']],
    ['{ exit_codes: 1 }', ['allow-failure-invalid 1:1'], { place: 'trigger' }], // K-allow-2
    ['{ exit_codes: 1 }', ['allow-failure-invalid 1:1'], { gitlabVersion: '13.7' }],
  ],
});
