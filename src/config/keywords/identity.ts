import type { Keyword } from '../keyword.js';
import { oneOf } from './readers.js';

/** `identity`: the third party the job authenticates to (K-ident). */
export const identity: Keyword = {
  name: 'identity', property: 'identity', since: '16.9', inDefault: '17.1', edition: 'paid', read: oneOf('identity-invalid', ['google_cloud']),
};
