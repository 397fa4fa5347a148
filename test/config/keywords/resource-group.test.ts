import { resourceGroup } from '../../../src/config/keywords/resource-group.js';
import { describeKeyword } from '../read-keyword.js';

const MIDDLE = { gitlabVersion: '13.3' };

describeKeyword(resourceGroup, {
  accepted: [
    ['prod', 'prod'],
    ['a b/c', 'a b/c'],
    ['prod@eu', 'prod@eu'],
    ['"De vice_1-a/${X}.b"', 'De vice_1-a/${X}.b', MIDDLE],
    ['""', '', MIDDLE],
  ],
  refused: [
    ['5', ['resource-group-invalid 1:1']],
    ['true', ['resource-group-invalid 1:1']],
    ['/production', ['resource-group-invalid 1:1'], MIDDLE],
    ['production/', ['resource-group-invalid 1:1'], MIDDLE],
    ['prod:eu', ['resource-group-invalid 1:1'], MIDDLE],
    ['prod@eu', ['resource-group-invalid 1:1'], MIDDLE],
  ],
  hints: [['5', 'Quote it: \'5\'.']],
});
