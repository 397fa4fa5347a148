import { startIn } from '../../../src/config/keywords/start-in.js';
import { describeKeyword } from '../read-keyword.js';

describeKeyword(startIn, {
  accepted: [['30 minutes', '30 minutes'], ['"42"', '42'], ['1 week', '1 week'], ["'3:00'", '3:00']], // kept as written (K-start-4)
  refused: [
    ['42', ['start-in-invalid 1:1']], // K-dur-1
    ['8 days', ['start-in-invalid 1:1']], // K-dur-8
    ['never', ['start-in-invalid 1:1']],
    ['$DELAY', ['start-in-invalid 1:1']],
    ['"0"', ['start-in-invalid 1:1']],
  ],
});
