import { readRegExp } from '../../match/ci-regexp.js';
import { stringOf } from '../../yaml/shapes.js';
import type { Keyword } from '../keyword.js';

/** `coverage`: the pattern that finds the coverage in the log (K-cov). */
export const coverage: Keyword = {
  name: 'coverage', property: 'coverage', since: '8.17',
  read(node, scope) {
    const { behaviour } = scope;
    const text = stringOf(node);
    const reading = readRegExp(text ?? '', { gitlabVersion: behaviour.gitlabVersion });
    if (text === undefined || reading.problem === 'not-a-pattern') {
      return scope.report('coverage-invalid', '`coverage` takes a regular expression between slashes.', node, {
        hint: text !== undefined && !text.includes('/') ? `Write '/${text}/'.` : undefined,
      });
    }
    // K-cov-2: one character is cut off at each end, so a flag is lost and its slash stays
    if (reading.regexp || (reading.problem === 'invalid' && !behaviour.re2)) return text.slice(1, -1);
    return scope.report('coverage-invalid', `\`coverage\` is no valid regular expression: ${reading.message}`, node);
  },
};
