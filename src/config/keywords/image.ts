import { withEntries } from '../../yaml/node.js';
import type { Keyword } from '../keyword.js';
import { containerFields, readContainer } from './container.js';
import type { Fields } from './fields.js';

const CODES = { shape: 'image-shape', unknownKey: 'image-unknown-key' } as const;
const FIELDS: Fields = new Map(containerFields(CODES.shape));

/** `image`: the container the job runs in (K-image). */
export const image: Keyword = {
  name: 'image', property: 'image', since: '7.12', inDefault: '12.9',
  read(node, scope) {
    const ports = node.kind === 'map' ? node.entries.get('ports') : undefined;
    if (node.kind !== 'map' || !ports) return readContainer(node, scope, FIELDS, CODES);
    // K-image-2: known to GitLab, but only web terminals may have them
    const others = new Map(node.entries);
    others.delete('ports');
    readContainer(withEntries(node, others), scope, FIELDS, CODES);
    return scope.report('image-ports-not-allowed', 'An image of a job has no `ports`.', ports.key, { inside: ['ports'] });
  },
};
