import { startIn } from '../../../src/config/keywords/start-in.js';
import { describeKeyword } from '../read-keyword.js';

describeKeyword(startIn, {
  accepted: [['30 minutes', '30 minutes'], ['1 week', '1 week'], ["'604800'", '604800']],
  refused: [['90', ['start-in-invalid 1:1']], ['1 week 1 second', ['start-in-invalid 1:1']], ['soon', ['start-in-invalid 1:1']], ['[1 day]', ['start-in-invalid 1:1']], ["'0'", ['start-in-invalid 1:1']]],
  hints: [['90', "Write '90 seconds'."], ['1:30', "Quote it: '1:30'."]],
});
