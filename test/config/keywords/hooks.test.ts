import { hooks } from '../../../src/config/keywords/hooks.js';
import { describeKeyword } from '../read-keyword.js';

describeKeyword(hooks, {
  accepted: [
    ['{}', {}],
    ['{pre_get_sources_script: echo}', { preGetSourcesScript: ['echo'] }],
    ['{pre_get_sources_script: [a, [b]]}', { preGetSourcesScript: ['a', 'b'] }],
    ['{pre_get_sources_script: ~}', {}],
  ],
  refused: [
    ['[x]', ['hooks-unknown-key 1:1']],
    ['{pre_get_source_script: echo}', ['hooks-unknown-key 1:2']],
    ['{pre_get_sources_script: 5}', ['script-invalid pre_get_sources_script 1:26']],
    ['{pre_get_sources_script: [a, 5]}', ['script-invalid pre_get_sources_script.1 1:30']],
  ],
  hints: [['{pre_get_source_script: echo}', 'Did you mean `pre_get_sources_script`?']],
});
