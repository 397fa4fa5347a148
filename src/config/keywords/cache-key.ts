import { isSince, type Behaviour } from '../../gitlab-version.js';
import { MAX_CACHE_KEY_FILES } from '../../limits.js';
import { presentChild, type Node } from '../../yaml/node.js';
import { describeKind } from '../../yaml/scalar-text.js';
import { stringListOf } from '../../yaml/shapes.js';
import type { KeywordScope } from '../keyword.js';
import { quoteHint } from './quote-hint.js';
import { mapOf } from './readers.js';

/** Whether a text can name a cache, percent codes read (K-cache-4); the document of 13.3 refuses any number of dots. */
function canNameCache(text: string, behaviour: Behaviour): boolean {
  const name = text.replaceAll(/%2e/gi, '.').replaceAll(/%2f/gi, '/');
  return !name.includes('/') && !(/^\.+$/.test(name) && (name.length <= 2 || !isSince(behaviour, '13.4')));
}

function readName(node: Node, scope: KeywordScope): string | undefined {
  if (node.kind !== 'string' && node.kind !== 'symbol') {
    return scope.report('cache-key-shape', `The key of a cache is a string; this is ${describeKind(node)}.`, node, { hint: quoteHint(node) });
  }
  if (canNameCache(node.value, scope.behaviour)) return node.value;
  return scope.report('cache-key-invalid', 'The key of a cache has no slash in it and is not `.` or `..`.', node, {
    hint: node.value.includes('$CI_COMMIT_REF_NAME') ? 'Use `$CI_COMMIT_REF_SLUG`.' : undefined,
  });
}

/** K-cache-5: one or two paths, leading slashes removed. */
function readFiles(node: Node, scope: KeywordScope): string[] | undefined {
  const files = stringListOf(node);
  if (files && files.length > 0 && files.length <= MAX_CACHE_KEY_FILES) return files.map((file) => file.replace(/^\/+/, ''));
  return scope.report('cache-key-files-count', `The files of a cache key are a list of 1 to ${MAX_CACHE_KEY_FILES} strings.`, node);
}

const filesOrCommits = (behaviour: Behaviour): string[] => ['files', ...(isSince(behaviour, '18.4') ? ['files_commits'] : [])];

const keyMap = mapOf({
  files: { read: readFiles },
  files_commits: { read: readFiles, since: '18.4' },
  prefix: { read: readName },
}, {
  shape: 'cache-key-shape', unknown: 'cache-unknown-key',
  also(node, scope) {
    const choices = filesOrCommits(scope.behaviour);
    if (choices.filter((name) => presentChild(node, name)).length === 1) return true;
    scope.report('cache-key-files-choice', `A map as key has ${choices.map((name) => `\`${name}\``).join(' or ')}, one of them only.`, node);
    return false;
  },
});

/** `cache:key`: a name, or the files it is made of (K-cache-4, K-cache-5). */
export function readCacheKey(node: Node, scope: KeywordScope): unknown {
  return (node.kind === 'map' && isSince(scope.behaviour, '12.5') ? keyMap : readName)(node, scope);
}
