import { booleanOf } from '../../yaml/shapes.js';
import type { Keyword } from '../keyword.js';

/** `interruptible`: a newer pipeline may cancel the job (K-int). */
export const interruptible: Keyword = {
  name: 'interruptible', property: 'interruptible', since: '12.3', inDefault: '12.9', onTrigger: '16.8',
  read: (node, scope) => booleanOf(node) ?? scope.report('interruptible-invalid', '`interruptible` is `true` or `false`.', node),
};
