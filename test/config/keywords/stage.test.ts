import { stage, type } from '../../../src/config/keywords/stage.js';
import { describeKeyword } from '../read-keyword.js';

const tables = {
  accepted: [['build', 'build'], ['.pre', '.pre'], ['""', '']],
  refused: [
    ['[build]', ['stage-not-string 1:1']], // K-stage-3, although the document of 13.3 has it
    ['1', ['stage-not-string 1:1']],
    [':build', ['stage-not-string 1:1']],
    ['{ a: b }', ['stage-not-string 1:1']],
  ],
} as const;

describeKeyword(stage, tables);
describeKeyword(type, tables);
