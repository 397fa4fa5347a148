import type { Keyword } from '../keyword.js';
import { mapOf, namedMapsOf, textOrTexts } from './readers.js';

const INVALID = 'id-token-invalid';

/** `id_tokens`: JSON web tokens, by variable name (K-idt). */
export const idTokens: Keyword = {
  name: 'id_tokens', property: 'idTokens', since: '15.7', inDefault: '16.4',
  read: namedMapsOf(mapOf({ aud: { read: textOrTexts(INVALID), required: INVALID } }, { shape: INVALID, unknown: INVALID }), INVALID),
};
