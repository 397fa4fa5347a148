/** The keywords that `default` may carry and `inherit:default` may name, and the GitLab version that is so since (L90). */
export const DEFAULT_KEYWORDS: readonly { readonly name: string; readonly since: string }[] = [
  ...['before_script', 'after_script', 'cache', 'image', 'services', 'artifacts', 'retry', 'tags', 'timeout', 'interruptible']
    .map((name) => ({ name, since: '12.9' })),
  { name: 'hooks', since: '15.10' },
  { name: 'id_tokens', since: '16.4' },
  { name: 'identity', since: '17.1' },
];
