import type { Node } from '../../yaml/node.js';
import { describeKind, isScalar } from '../../yaml/scalar-text.js';
import { scalarTextOf } from '../../yaml/shapes.js';
import { keyText } from '../../yaml/to-object.js';
import type { Keyword, KeywordScope } from '../keyword.js';
import { readCommands } from './commands.js';
import { containerFields, readContainer } from './container.js';
import { readText, within, type Field, type Fields } from './fields.js';
import { quoteHint } from './quote-hint.js';

const CODES = { shape: 'services-shape', unknownKey: 'service-unknown-key' } as const;

/** Plain values only, neither maps nor null (K-svc-2). */
function readVariables(node: Node, scope: KeywordScope): Record<string, string> | undefined {
  if (node.kind !== 'map') return scope.report('variables-shape', `\`variables\` is a map of names to values; this is ${describeKind(node)}.`, node);
  const variables: [string, string][] = [];
  for (const { key, value } of node.entries.values()) {
    const name = keyText(key);
    const text = scalarTextOf(value);
    if (!isScalar(key) || key.kind === 'null') scope.report('variable-name-invalid', `The name of a variable is a text; this is ${describeKind(key)}.`, key, { hint: quoteHint(key) });
    else if (text === undefined) scope.report('variable-invalid', `A variable of a service is a plain value; this is ${describeKind(value)}.`, value, { inside: [name] });
    else variables.push([name, text]);
  }
  return variables.length === node.entries.size ? Object.fromEntries(variables) : undefined;
}

const FIELDS: Fields = new Map<string, Field>([
  ...containerFields(CODES.shape),
  ['alias', { read: (node, scope) => readText(node, scope, CODES.shape, 'alias') }],
  ['command', { read: (node, scope) => readCommands(node, scope, CODES.shape, 'command', true) }],
  ['variables', { since: '14.5', read: readVariables }],
]);

/** The containers of a list, lists in it written out and null left out (K-svc-1); undefined stands for those with problems. */
function readServices(items: readonly Node[], scope: KeywordScope): unknown[] {
  return items.flatMap((item, index) => {
    const inner = within(scope, index);
    if (item.kind === 'list') return readServices(item.items, inner);
    return item.kind === 'null' ? [] : [readContainer(item, inner, FIELDS, CODES)];
  });
}

/** `services`: containers beside the job's own (K-svc). */
export const services: Keyword = {
  name: 'services', property: 'services', since: '7.12', inDefault: '12.9',
  read(node, scope) {
    if (node.kind !== 'list') {
      const hint = node.kind === 'string' || node.kind === 'map' ? 'Put it in a list, also when there is only one.' : undefined;
      return scope.report('services-shape', `\`services\` takes a list; this is ${describeKind(node)}.`, node, { hint });
    }
    const containers = readServices(node.items, scope);
    return containers.every((container) => container !== undefined) ? containers : undefined;
  },
};
