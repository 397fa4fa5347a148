import { MAX_TIMEOUT_SECONDS } from '../../limits.js';
import type { Keyword } from '../keyword.js';
import { seconds } from './duration-text.js';

/** `timeout`: how long the job may run, in whole seconds (K-to). */
export const timeout: Keyword = {
  name: 'timeout', property: 'timeout', since: '12.3', inDefault: '12.9',
  read(node, scope) {
    const length = seconds('timeout-invalid')(node, scope);
    if (length === undefined || length <= MAX_TIMEOUT_SECONDS) return length && Math.floor(length);
    return scope.report('timeout-too-long', `\`timeout\` is at most ${MAX_TIMEOUT_SECONDS} seconds: 30 days and 10 hours.`, node);
  },
};
