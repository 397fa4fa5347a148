import { stage, type } from '../../../src/config/keywords/stage.js';
import { describeKeyword } from '../read-keyword.js';

for (const keyword of [stage, type]) {
  describeKeyword(keyword, {
    accepted: [['build', 'build'], ['.pre', '.pre'], ['""', '']],
    refused: [['[build]', ['stage-not-string 1:1']], ['5', ['stage-not-string 1:1']], [':build', ['stage-not-string 1:1']], ['{}', ['stage-not-string 1:1']]],
    hints: [['5', "Quote it: '5'."], ['[build]', undefined]],
  });
}
