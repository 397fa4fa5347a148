import type { InputValue } from '../../context.js';
import type { Spec, SpecInput } from '../../keyword-forms.js';
import type { Node } from '../../yaml/node.js';
import { nodeToObject } from '../../yaml/to-object.js';
import type { InputDefinition } from './read-definition.js';
import type { Header } from './read-header.js';
import type { InputDefinitions } from './resolve-inputs.js';

const valueOf = (node: Node): InputValue => nodeToObject(node) as InputValue;

function describeInput({ type, description, default: value, options, regex, rules }: InputDefinition): SpecInput {
  return {
    type,
    ...(description !== undefined && { description }),
    ...(value && { default: valueOf(value) }),
    ...(options && { options: options.map(valueOf) }),
    ...(regex !== undefined && { regex }),
    ...(rules && {
      rules: rules.map((rule) => ({
        ...(rule.condition && { if: rule.condition.text }), ...(rule.options && { options: rule.options.map(valueOf) }), default: valueOf(rule.default),
      })),
    }),
  };
}

/** What the header of the main file declares, as plain data (L20, L21). */
export function describeSpec({ description }: Header, definitions: InputDefinitions): Spec {
  return {
    ...(description !== undefined && { description }),
    inputs: Object.fromEntries(Array.from(definitions.values(), (definition) => [definition.name, describeInput(definition)])),
  };
}
