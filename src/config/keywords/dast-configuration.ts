import type { Keyword } from '../keyword.js';
import { mapOf, text } from './readers.js';

const INVALID = 'dast-invalid';

/** `dast_configuration`: the profiles of a dynamic security scan (K-dast). */
export const dastConfiguration: Keyword = {
  name: 'dast_configuration', property: 'dastConfiguration', since: '14.1', edition: 'paid',
  read: mapOf({ site_profile: { read: text(INVALID) }, scanner_profile: { read: text(INVALID) } }, { shape: INVALID, unknown: INVALID, nulls: 'kept' }),
};
