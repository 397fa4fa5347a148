import { dependencies } from '../../../src/config/keywords/dependencies.js';
import { describeKeyword } from '../read-keyword.js';

describeKeyword(dependencies, {
  accepted: [['[]', []], ['[a, ":b"]', ['a', ':b']], ['- a\n- :b', ['a', 'b']]], // lists take symbols for texts (02 §0.1)
  refused: [
    ['a', ['dependencies-invalid 1:1']],
    ['[a, [b]]', ['dependencies-invalid 1 1:5']],
    ['[a, 1]', ['dependencies-invalid 1 1:5']],
  ],
});
