import type { LoadOptions, VariableInput } from '../context.js';
import type { Behaviour } from '../gitlab-version.js';
import { variableList } from '../text/variable-list.js';

/** A push option that sets a variable: `ci.variable="NAME=value"`, with or without quotes; the name is not empty. */
const OPTION = /^ci\.variable=("?)([^=]+)=([^]*)\1$/;

/** The variables given to a pipeline by its caller and with push options (03-V23, V33). */
export function givenVariables({ variables = [], pushOptions = [] }: Pick<LoadOptions, 'variables' | 'pushOptions'>, behaviour: Behaviour): VariableInput[] {
  const pushed = behaviour.pushOptionVariables ? pushOptions.flatMap((option) => {
    const [, , key, value] = OPTION.exec(option) ?? [];
    return key === undefined || value === undefined ? [] : [{ key, value }];
  }) : [];
  return [...variableList(variables), ...pushed].map((variable) => ({ ...variable, key: variable.key.trim() }));
}
