/** Blanks, control characters and what Git's revision syntax uses. */
const FORBIDDEN = /[\0-\x20\x7f~^:?*[\\]|\.\.|@\{/;

/** True for a name that a branch or tag may have, or a commit (K-rel-5). */
export function isGitRef(name: string): boolean {
  return name !== 'HEAD' && !name.startsWith('-') && !name.startsWith('refs/heads/') && !name.startsWith('refs/remotes/')
    && !name.endsWith('.') && !FORBIDDEN.test(name)
    && name.split('/').every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'));
}
