import { MAX_TAGS } from '../../limits.js';
import type { Keyword } from '../keyword.js';
import { texts } from './readers.js';

/** Tags as GitLab counts them: items are split at commas outside quotes, blanks dropped, repeats counted once (K-tags-2). */
function countTags(tags: readonly string[]): number {
  const names = tags.flatMap((tag) => Array.from(tag.matchAll(/"[^"]*"|'[^']*'|[^,]+/g), ([name]) => name.trim().replace(/^(["'])(.*)\1$/, '$2')));
  return new Set(names.filter((name) => name !== '')).size;
}

/** `tags`: the runners that may take the job (K-tags). */
export const tags: Keyword = {
  name: 'tags', property: 'tags', since: '7.12', inDefault: '12.9',
  read(node, scope) {
    const list = texts('tags-invalid')(node, scope);
    if (!list) return undefined;
    if (scope.behaviour.tagsLimited && countTags(list) >= MAX_TAGS) return scope.report('tags-too-many', `A job has fewer than ${MAX_TAGS} tags.`, node);
    return list;
  },
};
