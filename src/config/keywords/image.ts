import { withEntries } from '../../yaml/node.js';
import type { Keyword } from '../keyword.js';
import { container } from './container.js';

const imageContainer = container('image-shape', 'image-unknown-key');

/** `image`: the container the job runs in (K-image). */
export const image: Keyword = {
  name: 'image', property: 'image', since: '7.12', inDefault: '12.9',
  read(node, scope) {
    const ports = node.kind === 'map' ? node.entries.get('ports') : undefined;
    if (node.kind !== 'map' || !ports) return imageContainer(node, scope);
    // K-image-2: known to GitLab, but only web terminals may have them
    const others = new Map(node.entries);
    others.delete('ports');
    imageContainer(withEntries(node, others), scope);
    return scope.report('image-ports-not-allowed', 'An image of a job has no `ports`.', ports.key, { inside: ['ports'] });
  },
};
