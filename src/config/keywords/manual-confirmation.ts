import type { Keyword } from '../keyword.js';
import { readText } from './fields.js';

/** `manual_confirmation`: the question asked before a manual job is started (K-manual). */
export const manualConfirmation: Keyword = {
  name: 'manual_confirmation', property: 'manualConfirmation', since: '17.1',
  read: (node, scope) => readText(node, scope, 'manual-confirmation-invalid', 'manual_confirmation'),
};
