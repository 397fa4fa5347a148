import { timeout } from '../../../src/config/keywords/timeout.js';
import { describeKeyword } from '../read-keyword.js';

describeKeyword(timeout, {
  accepted: [
    ['1 hour', 3600],
    ['3h 30m', 12_600],
    ['1.5 hours', 5400],
    ['day', 86_400],
    ['"90"', 90],
    ['1.5 seconds', 1],
    ['1 month', 2_592_000],
    ['2629746 seconds', 2_629_746],
  ],
  refused: [
    ['90', ['timeout-invalid 1:1']],
    ['never', ['timeout-invalid 1:1']],
    ['""', ['timeout-invalid 1:1']],
    ['true', ['timeout-invalid 1:1']],
    ['{a: b}', ['timeout-invalid 1:1']],
    ['$TIMEOUT', ['timeout-invalid 1:1']],
    ['31 days', ['timeout-too-long 1:1']],
    ['2629747 seconds', ['timeout-too-long 1:1']],
  ],
  hints: [['90', 'Write \'90 seconds\'.'], ['1:30', 'Quote it: \'1:30\'.'], ['0', undefined], ['never', undefined]],
});
