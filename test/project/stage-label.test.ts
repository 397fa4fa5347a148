import { expect, test } from 'vitest';
import { stageLabel } from '../../src/project/stage-label.js';

test.each([['build', 'Build'], ['.pre', '.pre'], ['QA', 'Qa'], ['état', 'État'], ['', '']])('%j is shown as %j', (name, label) => {
  expect(stageLabel(name)).toBe(label);
});
