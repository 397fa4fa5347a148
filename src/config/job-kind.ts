import type { Behaviour } from '../gitlab-version.js';
import type { MapKey, Node } from '../yaml/node.js';
import { keywordsFor } from './read-keyword.js';

/** What a top-level key is when it is no global keyword (L113). */
export type JobKind = 'hidden' | 'job' | 'trigger' | 'none';

/** Classifies a top-level entry by the presence of keys, whatever their values (L113, L114). */
export function jobKind(name: MapKey, value: Node, behaviour: Behaviour): JobKind {
  if (behaviour.hiddenJobs && typeof name === 'string' && name.startsWith('.')) return 'hidden';
  if (value.kind !== 'map') return 'none';
  const { entries } = value;
  const has = (place: 'job' | 'trigger', keyword: string): boolean => entries.has(keyword) && keywordsFor(place, behaviour).has(keyword);
  if (entries.has('script') || has('job', 'run')) return 'job';
  return has('trigger', 'trigger') || has('trigger', 'needs') ? 'trigger' : 'none';
}
