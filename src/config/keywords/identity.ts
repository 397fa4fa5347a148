import { stringOf } from '../../yaml/shapes.js';
import type { Keyword } from '../keyword.js';
import { oneOf, spotOf } from './map-shape.js';

const provider = oneOf('identity-invalid', ['google_cloud']);

/** `identity`: the third party the job authenticates to (K-ident). */
export const identity: Keyword = {
  name: 'identity', property: 'identity', since: '16.9', inDefault: '17.1',
  read: (node, scope) => (provider(node, spotOf('identity', scope)) ? stringOf(node) : undefined),
};
