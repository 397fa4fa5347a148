import { dependencies } from '../../../src/config/keywords/dependencies.js';
import { describeKeyword } from '../read-keyword.js';

describeKeyword(dependencies, {
  accepted: [['[]', []], ['[a, b]', ['a', 'b']], ['[:a]', ['a']]],
  refused: [['a', ['dependencies-invalid 1:1']], ['{}', ['dependencies-invalid 1:1']], ['[a, [b], 5]', ['dependencies-invalid 1 1:5', 'dependencies-invalid 2 1:10']]],
  hints: [['a', 'Put it in a list.']],
});
