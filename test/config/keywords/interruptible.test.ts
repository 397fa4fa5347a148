import { interruptible } from '../../../src/config/keywords/interruptible.js';
import { describeKeyword } from '../read-keyword.js';

describeKeyword(interruptible, {
  accepted: [['true', true], ['off', false]],
  refused: [['"true"', ['interruptible-invalid 1:1']], ['0', ['interruptible-invalid 1:1']], ['[true]', ['interruptible-invalid 1:1']]],
});
