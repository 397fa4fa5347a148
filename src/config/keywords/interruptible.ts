import type { Keyword } from '../keyword.js';
import { flag } from './readers.js';

/** `interruptible`: a newer pipeline may cancel the job (K-int). */
export const interruptible: Keyword = {
  name: 'interruptible', property: 'interruptible', since: '12.3', inDefault: '12.9', onTrigger: '16.8', read: flag('interruptible-invalid'),
};
