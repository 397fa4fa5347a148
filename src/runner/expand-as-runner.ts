import type { VariablesInput } from '../context.js';
import { variableList } from '../text/variable-list.js';

/** The shell of the runner: how references are written besides `$NAME`. */
export type RunnerShell = 'bash' | 'cmd' | 'powershell';

/** `${name}`, `$name`, or one special character after `$`. */
const REFERENCE = /\$(?:\{([^}]*)\}|([A-Za-z_]\w*)|([0-9*#$@!?-]))/g;
/** The same where no brace closes any more, so that the rest of the text is not searched for one again and again. */
const UNCLOSED_REFERENCE = /\$(?:\{()|([A-Za-z_]\w*)|([0-9*#$@!?-]))/g;
const CMD_REFERENCE = /%(\w+)%/g;
const POWERSHELL_REFERENCE = /\$(?:\{env:(\w+)\}|env:(\w+))/gi;

/**
 * Replaces references once, as the runner does: values are inserted unexpanded, what is not defined vanishes, `$$` is `$`, and
 * `%NAME%` and `$env:NAME` mean something only to their shells.
 *
 * @remarks Source: 03-X30, X31; the shell forms 03-X25.
 */
export function expandAsRunner(text: string, variables: VariablesInput, shell: RunnerShell = 'bash'): string {
  const values = new Map(variableList(variables).map(({ key, value }) => [key, value]));
  const valueOf = (name: string | undefined): string => values.get(name ?? '') ?? '';
  const replacement = (_: string, braced?: string, plain?: string, special?: string): string => (special === '$' ? '$' : valueOf(braced ?? plain));
  const expand = (part: string): string => {
    const closed = part.lastIndexOf('}') + 1;
    return part.slice(0, closed).replace(REFERENCE, replacement) + part.slice(closed).replace(UNCLOSED_REFERENCE, replacement);
  };
  if (shell === 'bash') return expand(text);
  const reference = shell === 'cmd' ? CMD_REFERENCE : POWERSHELL_REFERENCE;
  let end = 0;
  let expanded = '';
  for (const match of text.matchAll(reference)) {
    expanded += expand(text.slice(end, match.index)) + valueOf(match[1] ?? match[2]);
    end = match.index + match[0].length;
  }
  return expanded + expand(text.slice(end));
}
