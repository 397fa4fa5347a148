import { describeKind } from '../../yaml/scalar-text.js';
import type { Keyword } from '../keyword.js';
import { readCommands } from './commands.js';
import { readFields, type Fields } from './fields.js';

const FIELDS: Fields = new Map([
  ['pre_get_sources_script', { read: (node, scope) => readCommands(node, scope, 'script-invalid', 'pre_get_sources_script', true) }],
]);

/** `hooks`: commands at fixed moments of the job (K-hooks). */
export const hooks: Keyword = {
  name: 'hooks', property: 'hooks', since: '15.10', inDefault: '15.10',
  read(node, scope) {
    if (node.kind === 'map') return readFields(node, FIELDS, 'hooks-unknown-key', scope);
    return scope.report('hooks-unknown-key', `\`hooks\` is a map with \`pre_get_sources_script\`; this is ${describeKind(node)}.`, node);
  },
};
