import type { Keyword } from '../keyword.js';
import { text } from './readers.js';

/** `manual_confirmation`: the question asked before a manual job is started (K-manual). */
export const manualConfirmation: Keyword = {
  name: 'manual_confirmation', property: 'manualConfirmation', since: '17.1', read: text('manual-confirmation-invalid'),
};
