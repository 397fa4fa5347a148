import { isSince, type Behaviour } from '../gitlab-version.js';
import type { MapKey, Node } from '../yaml/node.js';

/** What a top-level key is when it is no global keyword (L113). */
export type JobKind = 'hidden' | 'job' | 'trigger' | 'none';

/** Classifies a top-level entry by the presence of keys, whatever their values (L113, L114). */
export function jobKind(name: MapKey, value: Node, behaviour: Behaviour): JobKind {
  if (behaviour.hiddenJobs && typeof name === 'string' && name.startsWith('.')) return 'hidden';
  if (value.kind !== 'map') return 'none';
  const { entries } = value;
  if (entries.has('script') || (entries.has('run') && isSince(behaviour, '17.5'))) return 'job';
  if ((entries.has('trigger') && isSince(behaviour, '11.8')) || (entries.has('needs') && isSince(behaviour, '12.2'))) return 'trigger';
  return 'none';
}
