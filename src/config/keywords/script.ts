import { isBlank } from '../../yaml/node.js';
import type { Keyword } from '../keyword.js';
import { commands } from './commands.js';
import type { Reader } from './readers.js';

const lines = commands('script-invalid');

/** Before it took a string (K-script, versions), a list of lines was wanted. */
const around: Reader<string[]> = (node, scope) => (scope.behaviour.scriptStrings ? lines : commands('script-invalid', false))(node, scope);

/** `script`: what the job does (K-script). */
export const script: Keyword = {
  name: 'script', property: 'script', since: '7.12',
  read(node, scope) {
    if ((node.kind === 'string' || node.kind === 'list') && isBlank(node)) return scope.report('script-blank', '`script` has no commands.', node); // K-script-3
    return lines(node, scope);
  },
};

/** `before_script`: what is done before `script`, in the same shell. The global keyword is older (K-script). */
export const beforeScript: Keyword = { name: 'before_script', property: 'beforeScript', since: '7.12', inJob: '8.7', inDefault: '12.9', read: around };

/** `after_script`: what is done afterwards in a shell of its own, whatever happened (K-script). */
export const afterScript: Keyword = { name: 'after_script', property: 'afterScript', since: '8.7', inDefault: '12.9', read: around };
