import { nodeToObject } from '../../yaml/to-object.js';
import { camelCase, type Keyword } from '../keyword.js';
import { mapOf, spotOf, text } from './map-shape.js';

const INVALID = 'dast-invalid';

const profiles = mapOf({ site_profile: { check: text(INVALID) }, scanner_profile: { check: text(INVALID) } }, { shape: INVALID, unknown: INVALID });

/** `dast_configuration`: the profiles of a dynamic security scan (K-dast). */
export const dastConfiguration: Keyword = {
  name: 'dast_configuration', property: 'dastConfiguration', since: '14.1',
  read: (node, scope) => (profiles(node, spotOf('dast_configuration', scope)) ? nodeToObject(node, camelCase) : undefined),
};
