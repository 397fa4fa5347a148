import { nodeToObject } from '../../yaml/to-object.js';
import type { Keyword } from '../keyword.js';
import { mapOf, namedMapsOf, spotOf, texts } from './map-shape.js';

const INVALID = 'id-token-invalid';

const tokens = namedMapsOf(mapOf({ aud: { check: texts(INVALID), required: INVALID } }, { shape: INVALID, unknown: INVALID }), INVALID);

/** `id_tokens`: JSON web tokens, by variable name (K-idt). */
export const idTokens: Keyword = {
  name: 'id_tokens', property: 'idTokens', since: '15.7', inDefault: '16.4',
  read: (node, scope) => (tokens(node, spotOf('id_tokens', scope)) ? nodeToObject(node) : undefined),
};
