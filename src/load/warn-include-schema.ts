import { diagnostic } from '../diagnostics/collector.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Behaviour } from '../gitlab-version.js';
import { nearest } from '../text/nearest.js';
import { child, isBlank, presentChild, type MapNode, type Node } from '../yaml/node.js';
import { keyText } from '../yaml/to-object.js';

const KEYS = ['local', 'project', 'file', 'ref', 'remote', 'integrity', 'cache', 'template', 'artifact', 'job', 'component', 'rules', 'inputs', 'with'];

/**
 * What GitLab ignores without a word in an entry of `include`.
 *
 * @remarks Source: L42, L52.
 */
export function warnIncludeSchema(entry: MapNode, { includeWildcards }: Behaviour): Diagnostic[] {
  const warning = (message: string, at: Node, hint?: string): Diagnostic =>
    diagnostic('include-schema', message, { severity: 'warning', path: ['include'], at, hint });
  const warnings = Array.from(entry.entries.values())
    .filter(({ key }) => !KEYS.includes(keyText(key)))
    .map(({ key }) => warning(`\`${keyText(key)}\` has no meaning in an include.`, key, nearest(keyText(key), KEYS)));
  const misplaced = (key: string, beside: string): void => {
    const value = child(entry, key);
    if (value && isBlank(presentChild(entry, beside))) warnings.push(warning(`\`${key}\` has a meaning only beside \`${beside}\`.`, value));
  };
  misplaced('integrity', 'remote');
  misplaced('cache', 'remote');
  misplaced('ref', 'project');
  misplaced('job', 'artifact');
  const project = presentChild(entry, 'project');
  if (project && !presentChild(entry, 'file')) warnings.push(warning('`project` without `file` includes nothing.', project));
  const local = presentChild(entry, 'local');
  if (includeWildcards && local?.kind === 'string' && /^\/.*\*/s.test(local.value)) { // L52
    warnings.push(warning('A pattern that begins with a slash matches nothing.', local, `Write \`${local.value.replace(/^\/+/, '')}\`.`));
  }
  return warnings;
}
