import { interruptible } from '../../../src/config/keywords/interruptible.js';
import { describeKeyword } from '../read-keyword.js';

describeKeyword(interruptible, {
  accepted: [['true', true], ['off', false]],
  refused: [['"true"', ['interruptible-invalid 1:1']], ['1', ['interruptible-invalid 1:1']], ['[]', ['interruptible-invalid 1:1']]],
  hints: [['"true"', 'Write it without quotes.'], ['1', undefined]],
});
