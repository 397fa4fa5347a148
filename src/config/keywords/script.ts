import { isBlank, type Node } from '../../yaml/node.js';
import type { Keyword, KeywordScope } from '../keyword.js';
import { readCommands } from './commands.js';

function readAround(name: string): (node: Node, scope: KeywordScope) => string[] | undefined {
  return (node, scope) => readCommands(node, scope, 'script-invalid', name, scope.behaviour.scriptStrings);
}

/** `script`: what the job does (K-script). */
export const script: Keyword = {
  name: 'script', property: 'script', since: '7.12',
  read(node, scope) {
    if ((node.kind === 'string' || node.kind === 'list') && isBlank(node)) return scope.report('script-blank', '`script` has no commands.', node); // K-script-3
    return readCommands(node, scope, 'script-invalid', 'script', true);
  },
};

/** `before_script`: what is done before `script`, in the same shell. The global keyword is older (K-script). */
export const beforeScript: Keyword = {
  name: 'before_script', property: 'beforeScript', since: '8.7', inDefault: '12.9', read: readAround('before_script'),
};

/** `after_script`: what is done afterwards in a shell of its own, whatever happened (K-script). */
export const afterScript: Keyword = {
  name: 'after_script', property: 'afterScript', since: '8.7', inDefault: '12.9', read: readAround('after_script'),
};
