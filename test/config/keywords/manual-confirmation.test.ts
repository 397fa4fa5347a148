import { manualConfirmation } from '../../../src/config/keywords/manual-confirmation.js';
import { describeKeyword } from '../read-keyword.js';

describeKeyword(manualConfirmation, {
  accepted: [['Really?', 'Really?'], ['""', '']],
  refused: [
    ['true', ['manual-confirmation-invalid 1:1']],
    ['[a]', ['manual-confirmation-invalid 1:1']],
  ],
  hints: [['yes', 'Quote it: \'yes\'.'], ['[a]', undefined]],
});
