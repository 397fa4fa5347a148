import type { Node } from '../../yaml/node.js';
import { describeKind, isScalar } from '../../yaml/scalar-text.js';
import { scalarTextOf } from '../../yaml/shapes.js';
import { keyText } from '../../yaml/to-object.js';
import { within, type Keyword, type KeywordScope } from '../keyword.js';
import { commands } from './commands.js';
import { container } from './container.js';
import { quoteHint } from './quote-hint.js';
import { refuseKind, text, type Reader } from './readers.js';

const SHAPE = 'services-shape';

/** Plain values only, neither maps nor null (K-svc-2). */
const variables: Reader<Record<string, string>> = (node, scope) => {
  if (node.kind !== 'map') return refuseKind('variables-shape', 'a map of names to values', node, scope);
  const values: [string, string][] = [];
  for (const { key, value } of node.entries.values()) {
    const name = keyText(key);
    const plain = scalarTextOf(value);
    if (!isScalar(key) || key.kind === 'null') scope.report('variable-name-invalid', `The name of a variable is a text; this is ${describeKind(key)}.`, key, { hint: quoteHint(key) });
    else if (plain === undefined) scope.report('variable-invalid', `A variable of a service is a plain value; this is ${describeKind(value)}.`, value, { inside: [name] });
    else values.push([name, plain]);
  }
  return values.length === node.entries.size ? Object.fromEntries(values) : undefined;
};

const service = container(SHAPE, 'service-unknown-key', {
  alias: { read: text(SHAPE) },
  command: { read: commands(SHAPE) },
  variables: { read: variables, since: '14.5' },
});

/** The containers of a list, lists in it written out and null left out (K-svc-1); undefined stands for those with problems. */
function readServices(items: readonly Node[], scope: KeywordScope): unknown[] {
  return items.flatMap((item, index) => {
    const inner = within(scope, index);
    if (item.kind === 'list') return readServices(item.items, inner);
    return item.kind === 'null' ? [] : [service(item, inner)];
  });
}

/** `services`: containers beside the job's own (K-svc). */
export const services: Keyword = {
  name: 'services', property: 'services', since: '7.12', inDefault: '12.9',
  read(node, scope) {
    if (node.kind !== 'list') {
      return refuseKind(SHAPE, 'a list', node, scope, node.kind === 'string' || node.kind === 'map' ? 'Put it in a list, also when there is only one.' : undefined);
    }
    const containers = readServices(node.items, scope);
    return containers.every((container) => container !== undefined) ? containers : undefined;
  },
};
