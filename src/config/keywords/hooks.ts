import type { Keyword } from '../keyword.js';
import { commands } from './commands.js';
import { mapOf } from './readers.js';

/** `hooks`: commands at fixed moments of the job (K-hooks). */
export const hooks: Keyword = {
  name: 'hooks', property: 'hooks', since: '15.10', inDefault: '15.10',
  read: mapOf({ pre_get_sources_script: { read: commands('script-invalid') } }, {
    shape: 'hooks-unknown-key', unknown: 'hooks-unknown-key', expected: 'a map with `pre_get_sources_script`',
  }),
};
