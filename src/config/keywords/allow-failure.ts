import { isSince } from '../../gitlab-version.js';
import { child, type Node } from '../../yaml/node.js';
import { booleanOf, integerOf } from '../../yaml/shapes.js';
import { onlyKnownKeys, type Keyword } from '../keyword.js';

/** One exit code or a list of them. */
function readExitCodes(node: Node): number[] | undefined {
  const codes = (node.kind === 'list' ? node.items : [node]).map(integerOf);
  return codes.every((code) => code !== undefined) ? codes : undefined;
}

/** `allow_failure`: the job may fail, always or with certain exit codes (K-allow). */
export const allowFailure: Keyword = {
  name: 'allow_failure', property: 'allowFailure', since: '7.12', onTrigger: '11.8',
  read(node, scope) {
    const simple = booleanOf(node);
    if (simple !== undefined) return simple;
    const mapAllowed = scope.place === 'job' && isSince(scope.behaviour, '13.8');
    if (node.kind !== 'map' || !mapAllowed) {
      return scope.report('allow-failure-invalid', `\`allow_failure\` is \`true\` or \`false\`${mapAllowed ? ', or a map with `exit_codes`' : ''}.`, node);
    }
    if (!onlyKnownKeys(node, ['exit_codes'], 'allow-failure-invalid', scope)) return undefined;
    const codes = child(node, 'exit_codes');
    if (!codes) return {};
    const exitCodes = readExitCodes(codes);
    return exitCodes ? { exitCodes } : scope.report('allow-failure-invalid', '`exit_codes` takes a number or a list of numbers.', codes, { inside: ['exit_codes'] });
  },
};
